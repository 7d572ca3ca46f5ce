/** Hours of the demo's running account that hold about a million records. */
const hours = 60;

function middle(values) {
  return values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)];
}

/** A range that ended two hours ago, so that nothing more comes into it and every round asks for the same packets. */
function linkTo(logstore, wantedHours, now) {
  const at = (seconds) => `${new Date(1000 * seconds).toISOString().slice(0, 16)}Z`;
  const to = Math.floor(now / 60) * 60 - 7200;
  return `/overview?v=1&s=logstore-cn-hangzhou/vpc-flow-prod/${logstore}&t=${at(to - wantedHours * 3600)}..${at(to)}`;
}

/** Goes to a link within the page, as its own links do, and waits until nothing is pending. */
async function followed(page, link) {
  return page.evaluate(async (to) => {
    const began = performance.now();
    history.pushState(null, '', to);
    // The page hears of it in a turn of its own.
    await new Promise((done) => setTimeout(done, 0));
    await window.flowlog.idle();
    return performance.now() - began;
  }, link);
}

/** From now on, keeps how long each task of the page's main thread took that took more than 50 ms. */
async function tasksWatched(page) {
  await page.evaluate(() => {
    window.longTasks = [];
    new PerformanceObserver((list) => window.longTasks.push(...list.getEntries().map(({ duration }) => duration))).observe({ entryTypes: ['longtask'] });
  });
}

/** The longest task since this was asked last, in milliseconds; 50 where none took longer. */
async function longestTask(page) {
  return page.evaluate(() => Math.round(Math.max(50, ...window.longTasks.splice(0))));
}

/** Processor seconds of all renderers so far: the page, its workers, and the demo cloud's. */
async function processorSeconds(session) {
  const { processInfo } = await session.send('SystemInfo.getProcessInfo');
  return processInfo.filter(({ type }) => type === 'renderer').reduce((sum, { cpuTime }) => sum + cpuTime, 0);
}

export const bench = {
  title: 'A million records from a logstore',
  async run({ browser, address, isQuick }) {
    const context = await browser.newContext({ viewport: { width: 1440, height: 900 } });
    const page = await context.newPage();
    const session = await browser.newBrowserCDPSession();
    const now = Date.now() / 1000;
    const long = linkTo('vpc-flowlog', isQuick ? 3 : hours, now);
    const short = linkTo('debug', 1, now);
    await page.goto(address + short);
    await page.getByRole('button', { name: 'Open the running account' }).click();
    await page.getByRole('switch', { name: 'Follow' }).waitFor();
    await page.evaluate(() => window.flowlog.idle());
    await tasksWatched(page);
    const measured = async () => {
      await longestTask(page);
      const before = await processorSeconds(session);
      const milliseconds = await followed(page, long);
      const held = await page.evaluate(() => window.flowlog.describe());
      if (held.reading || held.records === 0) throw new Error(`${held.records} records are held, and reading goes on: ${held.reading}.`);
      const problems = await page.evaluate(async () => (await window.flowlog.panels()).filter((panel) => panel.problem).map((panel) => panel.id));
      if (problems.length > 0) throw new Error(`These panels have no answer: ${problems.join(', ')}.`);
      return { milliseconds, processor: (await processorSeconds(session)) - before, records: held.records, longestTask: await longestTask(page) };
    };
    const cold = await measured();
    const warm = [];
    for (let round = 0; round < (isQuick ? 1 : 5); round += 1) {
      await followed(page, short);
      warm.push(await measured());
    }
    await context.close();
    const seconds = (value) => Math.round(value / 10) / 100;
    const warmWall = middle(warm.map((one) => one.milliseconds));
    const warmProcessor = middle(warm.map((one) => one.processor));
    return {
      figures: { records: cold.records, coldMilliseconds: Math.round(cold.milliseconds), warmMilliseconds: warm.map((one) => Math.round(one.milliseconds)), coldProcessorSeconds: cold.processor, warmProcessorSeconds: warm.map((one) => one.processor), coldLongestTask: cold.longestTask, warmLongestTasks: warm.map((one) => one.longestTask) },
      tables: [
        {
          title: `${cold.records.toLocaleString('en')} records in packets of protobuf, deflated, two shards, to final panels`,
          columns: ['packets of the demo cloud', 'seconds', 'processor seconds of page, workers and demo cloud', 'longest task of the main thread, ms'],
          rows: [
            [`held ready (median of ${warm.length})`, seconds(warmWall), Math.round(warmProcessor * 100) / 100, middle(warm.map((one) => one.longestTask))],
            ['made when asked for', seconds(cold.milliseconds), Math.round(cold.processor * 100) / 100, cold.longestTask],
          ],
        },
      ],
      notes: [
        'From the link to the moment that every visible panel is final and drawn; while packets come the panels are drawn again and again.',
        'Inflating, decoding and columns alone: `node bench/node/run.mjs packets 1000000`.',
      ],
    };
  },
};
