// Asks for an address and answers with what became of it, and with the violations of the policy that this raised.
const violations = []
self.addEventListener('securitypolicyviolation', (event) => violations.push(`${event.effectiveDirective} ${event.blockedURI}`))
self.addEventListener('message', async ({ data }) => {
  const outcome = await fetch(data).then(
    (response) => `answered ${response.status}`,
    () => 'refused',
  )
  // The event is a task of its own and may come after the refusal.
  if (violations.length === 0 && outcome === 'refused') {
    await new Promise((done) => self.addEventListener('securitypolicyviolation', done, { once: true }))
  }
  self.postMessage({ outcome, violations })
})
