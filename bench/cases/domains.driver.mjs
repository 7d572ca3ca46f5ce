import { watchPage } from '../data/watch-page.mjs';
import { trafficPage } from '../data/traffic-csv.mjs';

const quantile = (share) => (values) => Math.round(values.toSorted((a, b) => a - b)[Math.min(values.length - 1, Math.ceil(share * values.length) - 1)]);
const [median, p95] = [quantile(0.5), quantile(0.95)];

/** Sets that say other things of many addresses: each has the private network in other pieces, and one more name. */
function setOf(round) {
  const parts = Array.from({ length: 8 }, (_, i) => ({ id: `part-${i}`, name: `network ${i} of ${round}`, blocks: [`10.${i}.0.0/16`, `10.${(i + 1) % 8}.${16 * (round % 16)}.0/20`], remark: '', rest: false }));
  return {
    version: 1,
    domains: [
      { id: 'private', name: 'private network', blocks: ['10.0.0.0/8', '172.16.0.0/12', '192.168.0.0/16'], remark: '', rest: false },
      { id: 'cloud', name: 'cloud services', blocks: ['100.64.0.0/10'], remark: '', rest: false },
      { id: 'internet', name: 'internet', blocks: [], remark: '', rest: true },
      ...parts,
    ],
  };
}

/** Changes the domains as another tab of the page does that saves them; milliseconds until what is on the screen is drawn. */
async function changed(page, round) {
  return page.evaluate(async ([key, value]) => {
    window.bench.begin();
    const began = performance.now();
    localStorage.setItem(key, value);
    dispatchEvent(new StorageEvent('storage', { key, newValue: value, storageArea: localStorage }));
    const { visible, all, ...rest } = await window.bench.end();
    return { ...rest, visible: visible - began, all: all - began };
  }, ['flowlog.domains', JSON.stringify({ version: 1, sets: [{ id: 'browser', set: setOf(round), changedAt: 1000 * round, accepted: [], earlier: [] }] })]);
}

/** The names of domains that the panels of the screen show. */
const shown = (page) => page.evaluate(async () => {
  const panels = await window.flowlog.panels();
  return panels.flatMap(({ answer }) => answer?.rows ?? []).flat().filter((cell) => typeof cell === 'string');
});

export const bench = {
  title: 'A change of domains over ten million records',
  async run({ browser, address, isQuick, say }) {
    const rows = isQuick ? 200_000 : 10_000_000;
    const rounds = isQuick ? 4 : 20;
    const { context, page, records } = await trafficPage({ browser, address, rows, say, watch: watchPage });
    const tables = [];
    const figures = { records };
    for (const [name, screen] of [['Inter-domain Traffic', '/domains'], ['Overview', '/overview']]) {
      await page.locator(`a[href^="${screen}"]`).first().click();
      await page.evaluate(() => window.flowlog.idle());
      await changed(page, 0);
      const times = [];
      for (let round = 1; round <= rounds; round++) times.push(await changed(page, round));
      if (screen === '/domains' && !(await shown(page)).some((cell) => cell.includes(` of ${rounds}`))) throw new Error('The panels do not show the domains of the last change.');
      figures[name] = times;
      const visible = times.map((one) => one.visible);
      const [engine, engineAll] = [times.map((one) => one.engine), times.map((one) => one.engineAll)];
      tables.push([name, times.length, median(engine), p95(engine), median(engineAll), p95(engineAll), median(visible), p95(visible), Math.round(Math.max(...times.map((one) => one.all))), Math.round(Math.max(...times.map((one) => one.longestTask)))]);
      say(`${name}: median ${median(visible)} ms`);
    }
    await context.close();
    return {
      figures,
      tables: [{ title: `${records.toLocaleString('en')} records, 1440 × 900, no filter, eleven domains that are others at each change; milliseconds`, columns: ['what is looked at', 'times', 'worker, visible panels: median', 'p95', 'worker, all panels: median', 'p95', 'median until the visible panels are drawn', 'p95', 'worst with those off the screen', 'longest task'], rows: tables }],
      notes: [
        'From the moment at which the page hears of other domains, as from another tab that saved them, until the visible panels are drawn; labelling included, which the worker’s milliseconds leave out. No answer that names domains is kept for them.',
        'Panels of the Overview name no domains, and are not asked again.',
      ],
    };
  },
};
