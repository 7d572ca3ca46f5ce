/** What this page asked over the network since it was loaded, as the browser itself counted it. Workers count their own. */
export function requestsSoFar(): { readonly here: number; readonly elsewhere: number; readonly bytes: number } {
  const entries = [...performance.getEntriesByType('navigation'), ...performance.getEntriesByType('resource')];
  let here = 0;
  let elsewhere = 0;
  let bytes = 0;
  for (const entry of entries) {
    const isLocal = entry.name.startsWith(location.origin) || entry.name.startsWith('blob:') || entry.name.startsWith('data:');
    if (isLocal) here++;
    else elsewhere++;
    if (entry instanceof PerformanceResourceTiming) bytes += entry.encodedBodySize;
  }
  return { here, elsewhere, bytes };
}
