// Which modules share a file of the built page. The bundler makes a file for every set of screens that share a module; what the
// first screen needs is one file instead, as many small ones compress worse than one (measured: 9 kB of 233).

/** Everything that is loaded at once with a module. */
function closure(root, context) {
  const reached = new Set()
  const waiting = [root]
  for (let id = waiting.pop(); id !== undefined; id = waiting.pop()) {
    if (reached.has(id)) continue
    reached.add(id)
    waiting.push(...(context.getModuleInfo(id)?.importedIds ?? []))
  }
  return reached
}

/**
 * Groups for the bundler: `start` is the shell with the drop screen. Every other module is left to the bundler.
 * @param root the project's folder, absolute
 */
export function visitGroups(root) {
  const entry = `${root}/src/app/main.tsx`.replaceAll('\\', '/')
  let start = null
  return [
    {
      debugName: 'start',
      name(id, context) {
        start ??= closure(entry, context)
        // The entry itself stays: an entry that only imports would be left out of the page.
        return id !== entry && start.has(id) ? 'start' : null
      },
    },
  ]
}
