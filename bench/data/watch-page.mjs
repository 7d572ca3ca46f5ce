/** Runs in the page before its own scripts: what `interact` reads there. Has to stand alone. */
export function watchPage() {
  const drawnMark = 'flowlog drew what is visible';
  const followedMeasure = 'flowlog followed the pointer';
  const answeredMeasure = 'flowlog answered';
  const state = { answered: [], longest: 0, changed: 0, changes: [], changedBefore: 0, clicked: 0, visible: 0, moves: [], followed: [] };
  new PerformanceObserver((list) => {
    for (const { duration } of list.getEntries()) state.longest = Math.max(state.longest, duration);
  }).observe({ entryTypes: ['longtask'] });
  const measured = (entry) => {
    if (entry.name === drawnMark) {
      // What comes later changes the document as soon as it is told.
      if (state.visible < state.clicked) Object.assign(state, { visible: entry.startTime, changedBefore: state.changes.findLast((at) => at <= entry.detail.toldAt) ?? 0 });
    }
    if (entry.name === answeredMeasure) state.answered.push({ at: entry.startTime + entry.duration, engine: entry.detail.engineMilliseconds });
    if (entry.name === followedMeasure) state.followed.push({ at: entry.startTime, drawn: entry.startTime + entry.duration, engine: entry.detail.engineMilliseconds });
  };
  const measures = new PerformanceObserver((list) => list.getEntries().forEach(measured));
  measures.observe({ entryTypes: ['mark', 'measure'] });
  addEventListener('click', (event) => (state.clicked = event.timeStamp), { capture: true });
  addEventListener('pointermove', (event) => state.moves.push({ stamped: event.timeStamp, heard: performance.now() }), { capture: true });
  new MutationObserver(() => state.changes.push((state.changed = performance.now()))).observe(document, { subtree: true, childList: true, attributes: true, characterData: true });
  const quiet = async () => {
    const since = await window.flowlog.idle();
    measures.takeRecords().forEach(measured);
    return since;
  };
  window.bench = {
    /** Puts where it can be clicked what the page's router follows as a link: a button, as a link under the pointer has the browser show where it leads. */
    point(link) {
      let element = document.getElementById('bench-link');
      if (element === null) {
        element = document.createElement('button');
        element.id = 'bench-link';
        element.textContent = 'bench';
        element.style.cssText = 'position:fixed;left:0;bottom:0;z-index:9999;background:#888;width:40px;height:16px';
        element.addEventListener('click', () => history.pushState(null, '', element.value));
        document.body.append(element);
      }
      element.value = link;
    },
    begin() {
      Object.assign(state, { answered: [], longest: 0, clicked: 0, visible: 0, changes: [] });
    },
    /** Milliseconds from the click, when all is drawn, and those that the engine worked: for what is visible, and for all. */
    async end() {
      // The driver asks for this when the click has been heard.
      const since = await quiet();
      const all = Math.max(since, state.changed);
      // What comes later changes the document too: up to the mark, only what is visible did.
      const visible = state.visible > state.clicked ? Math.max(state.visible, state.changedBefore) : all;
      const engineUntil = (at) => state.answered.reduce((sum, one) => sum + (one.at <= at ? one.engine : 0), 0);
      return { visible: visible - state.clicked, all: all - state.clicked, longestTask: state.longest, engine: engineUntil(visible), engineAll: engineUntil(all) };
    },
    follow() {
      Object.assign(state, { longest: 0, moves: [], followed: [] });
    },
    /** For each move the milliseconds until it, or a later one, was drawn; and the engine's own milliseconds for each batch. */
    async followed() {
      await quiet();
      const drawn = state.moves.flatMap(({ stamped, heard }) => {
        const shown = state.followed.find(({ at }) => at >= heard);
        return shown ? [shown.drawn - stamped] : [];
      });
      return { drawn, engine: state.followed.map(({ engine }) => engine), longestTask: state.longest };
    },
  };
}
