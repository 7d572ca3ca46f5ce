// Sums a column over and over, beside the page: how fast this machine reads memory, for judging the other figures.

self.addEventListener('message', (event: MessageEvent<{ values: number; rounds: number }>) => {
  const { values, rounds } = event.data
  const column = new Uint32Array(values).map((_, index) => index & 0xff)
  const milliseconds: number[] = []
  let total = 0
  for (let round = 0; round <= rounds; round += 1) {
    const begun = performance.now()
    total = 0
    for (let index = 0; index < column.length; index += 1) total += column[index] ?? 0
    if (round > 0) milliseconds.push(performance.now() - begun)
  }
  self.postMessage({ milliseconds, total })
})
