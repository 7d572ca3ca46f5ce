import { filters } from '../data/filters.mjs';
import { trafficPage } from '../data/traffic-csv.mjs';
import { watchPage } from '../data/watch-page.mjs';

/** Seconds: 2026-02-05 00:00 +08:00, where the records begin (`traffic.ts`). */
const dayStart = 1_770_220_800;
const hour = 3600;
const moves = 200;
/** Milliseconds that a reader looks at the page before the window is taken hold of. */
const looked = 2000;
const vpc = filters.find(([name]) => name === 'one VPC');

function quantile(values, share) {
  const sorted = values.toSorted((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.max(0, Math.ceil(share * sorted.length) - 1))] ?? Number.NaN;
}

const whole = (value) => Math.round(value);
const tenth = (value) => Math.round(value * 10) / 10;
const taskText = (milliseconds) => (milliseconds === 0 ? 'none over 50' : whole(milliseconds));

const otherDashboards = [['Policy Statistics', '/policy'], ['ENI Traffic', '/eni'], ['Inter-ECS Traffic', '/ecs'], ['Inter-domain Traffic', '/domains'], ['ECS-to-Domain Traffic', '/ecs-domains']];

/** Where the page is, with another range and other chips. */
function linkWith(url, { path = '/overview', range = null, chips = [] }) {
  const at = (seconds) => `${new Date(1000 * seconds).toISOString().slice(0, 16)}Z`;
  const to = new URL(url);
  to.pathname = path;
  to.searchParams.delete('f');
  to.searchParams.delete('t');
  if (range) to.searchParams.set('t', `${at(range.from)}..${at(range.to)}`);
  for (const chip of chips) to.searchParams.append('f', chip);
  return to.pathname + to.search;
}

/** A click on a link of the bench, which the page's own router follows. */
async function followed(page, view) {
  await page.evaluate((link) => window.bench.point(link), linkWith(page.url(), view));
  return clicked(page, '#bench-link');
}

/** From the click to the last visible chart, and to the last of all charts. */
async function clicked(page, selector) {
  await page.evaluate(() => window.bench.begin());
  await page.locator(selector).first().click({ noWaitAfter: true });
  return page.evaluate(() => window.bench.end());
}

/** One record more, so that no answer is kept. */
async function another(page, number) {
  await page.evaluate(async ([line, name]) => {
    await window.flowlog.open(new File([line], name), { mode: 'add' });
    await window.flowlog.idle();
  }, [oneRecord(number), `one-more-${number}.csv`]);
}

function oneRecord(number) {
  const names = '__time__,version,account-id,eni-id,vm-id,vswitch-id,vpc-id,type,protocol,srcaddr,srcport,dstaddr,dstport,direction,action,packets,bytes,start,end,tcp-flags,log-status,traffic_path';
  const time = dayStart + 12 * hour + number;
  return `${names}\n${time},1,1210123456789012,eni-bp1bench0000000000,i-bp1bench000000000000,vsw-bp1bench00000000,vpc-bp1bench00000000000000,IPv4,6,10.0.0.13,39912,10.0.0.10,6379,in,ACCEPT,5,${100 + number},${time},${time + 60},24,OK,2\n`;
}

/** A window of two hours dragged on the timeline across the day and back. `rest`: milliseconds for which the page was looked at before. */
async function brushed(page, chips, count, rest) {
  await followed(page, { range: { from: dayStart + hour, to: dayStart + 3 * hour }, chips });
  await page.waitForTimeout(rest);
  const day = await page.locator('.timeline-box').boundingBox();
  const window2h = await page.locator('#timeline-window').boundingBox();
  const perMinute = day.width / (24 * 60);
  const y = window2h.y + window2h.height / 2;
  let x = window2h.x + window2h.width / 2;
  await page.mouse.move(x, y);
  await page.mouse.down();
  const frame = () => page.evaluate(() => new Promise((done) => requestAnimationFrame(done)));
  // The first moves make what the others then go on from.
  for (let i = 0; i < 5; i++) {
    await page.mouse.move((x += 3 * perMinute), y);
    await frame();
  }
  await page.evaluate(async () => {
    await window.flowlog.idle();
    window.bench.follow();
  });
  let step = 20 * perMinute;
  for (let i = 0; i < count; i++) {
    const by = (step * (1 + (i % 4))) / 4;
    if (x + by > day.x + day.width - window2h.width / 2 || x + by < day.x + window2h.width / 2) step = -step;
    await page.mouse.move((x += (step * (1 + (i % 4))) / 4), y);
    await frame();
  }
  const result = await page.evaluate(() => window.bench.followed());
  await page.mouse.up();
  await page.evaluate(() => window.flowlog.idle());
  return result;
}

/** What the filters keep of all records, by name. Asked after everything was measured. */
async function sharesOf(page) {
  const shares = new Map();
  for (const [name, ...chips] of filters) {
    await followed(page, { chips });
    const [matched, scanned] = await page.evaluate(async () => {
      const { coverage } = (await window.flowlog.panels()).find(({ id }) => id === 'records').answer;
      return [coverage.matched, coverage.scanned];
    });
    shares.set(name, matched / scanned);
  }
  return shares;
}

/** Everything of a dashboard asked anew, from a screen that asks nothing: no filter, nothing kept. */
async function unfilteredAnew(page, rounds, from, path) {
  const times = [];
  for (let round = 0; round < rounds; round++) {
    await followed(page, { path: '/settings' });
    await another(page, from + round);
    times.push(await followed(page, { path }));
  }
  return times;
}

/**
 * All filters of a link taken away at once, with nothing kept of what is without them. So many that none of what the page answers ahead is
 * that: it keeps what single clicks would ask for, eight of them at most.
 */
async function takenAway(page, rounds, from) {
  const ports = [21, 22, 25, 53, 110, 143, 389, 636, 993];
  const times = [];
  for (let round = 0; round < rounds; round++) {
    await followed(page, { chips: ports.map((port) => `dstport:in.not:${port}`) });
    await another(page, from + round);
    times.push(await followed(page, {}));
  }
  return times;
}

function rowOf(name, times) {
  const visible = times.map((one) => one.visible);
  const after = times.map((one) => one.all - one.visible);
  return [name, times.length, whole(quantile(visible, 0.5)), whole(quantile(visible, 0.95)), whole(Math.max(...visible)), whole(quantile(after, 0.95)), taskText(Math.max(...times.map((one) => one.longestTask)))];
}

function brushRow(name, { engine, drawn, longestTask }) {
  return [name, drawn.length, engine.length, tenth(quantile(engine, 0.5)), tenth(quantile(engine, 0.95)), whole(quantile(drawn, 0.5)), whole(quantile(drawn, 0.95)), whole(quantile(drawn, 0.99)), taskText(longestTask)];
}

export const bench = {
  title: 'Filters and brushing in the page',
  async run({ browser, address, isQuick, say }) {
    const rows = isQuick ? 200_000 : 10_000_000;
    const rounds = isQuick ? 1 : 3;
    const { context, page, records } = await trafficPage({ browser, address, rows, say, watch: watchPage });

    say('no filter');
    const anew = await unfilteredAnew(page, isQuick ? 2 : 30, 1, '/overview');
    const away = await takenAway(page, isQuick ? 2 : 30, 2000);
    const ranges = [];
    for (let i = 0; i < (isQuick ? 2 : 20); i++) ranges.push(await followed(page, { range: { from: dayStart + i * 900, to: dayStart + 23 * hour - i * 1260 } }));
    await followed(page, {});

    const others = [];
    for (const [i, [name, path]] of otherDashboards.entries()) {
      say(name);
      others.push({ name, times: await unfilteredAnew(page, isQuick ? 1 : 5, 1000 + 10 * i, path) });
    }
    await followed(page, {});

    const set = [];
    const back = [];
    for (let round = 0; round < rounds; round++) {
      say(`${filters.length} filters, round ${round + 1} of ${rounds}`);
      await another(page, 100 + round);
      for (const [name, ...chips] of filters) {
        set.push({ name, ...(await followed(page, { chips })) });
        if (chips.length === 1) back.push(await clicked(page, '.chip-remove'));
        else await followed(page, {});
      }
    }
    const brushes = {};
    for (const [name, chips, rest] of [['one VPC, at once', vpc.slice(1), 0], ['no filter, at once', [], 0], ['no filter', [], looked], ['one VPC', vpc.slice(1), looked]]) {
      say(`drawing a window, ${name}`);
      brushes[name] = await brushed(page, chips, isQuick ? 20 : moves, rest);
    }
    const shares = await sharesOf(page);
    const problems = await page.evaluate(async () => (await window.flowlog.panels()).filter((panel) => panel.problem).map((panel) => panel.id));
    if (problems.length > 0) throw new Error(`These panels have no answer: ${problems.join(', ')}.`);
    await context.close();
    const wide = filters.filter(([name]) => shares.get(name) >= 0.25 && shares.get(name) <= 0.9).length;
    const perFilter = filters.map(([name]) => [name, Math.round(1000 * shares.get(name)) / 10, ...[0.5, 1].map((share) => whole(quantile(set.filter((one) => one.name === name).map((one) => one.visible), share)))]);
    return {
      figures: { records, anew, away, ranges, others, set, back, brushes, shares: Object.fromEntries(shares) },
      tables: [
        {
          title: `${records.toLocaleString('en')} records, 1440 × 900, from the click to the last visible chart; milliseconds`,
          columns: ['what', 'times', 'median', 'p95', 'worst', 'charts outside the window after that, p95', 'longest task of the main thread'],
          rows: [
            rowOf('no filter, the Overview opened with nothing kept', anew),
            rowOf('no filter, nine filters taken away with nothing kept', away),
            rowOf('no filter, another range', ranges),
            rowOf(`${filters.length} filters, no answer kept for them`, set),
            rowOf('a chip taken back', back),
            ...others.map(({ name, times }) => rowOf(`no filter, ${name} opened with nothing kept`, times)),
          ],
        },
        {
          title: 'A window of two hours dragged across the day, moves of at most 20 minutes, one in each frame; milliseconds',
          columns: ['filter', 'moves', 'answered', 'worker, median', 'worker, p95', 'from the move to drawn, median', 'p95', 'p99', 'longest task of the main thread'],
          rows: Object.entries(brushes).map(([name, brush]) => brushRow(name, brush)),
        },
        { title: `The filters, ${wide} of which keep 25 to 90 % of the records; milliseconds over ${rounds} rounds`, columns: ['filter', 'keeps, %', 'median', 'worst'], rows: perFilter },
      ],
      notes: [
        'From the time stamp of the click, on a link that the page’s router follows or on a chip, until the page is quiet and its document changes no more; what is drawn then is seen with the next frame.',
        'Before each round a record is added, so that nothing is kept; within a round all that earlier filters left is kept, as for a reader. A dashboard that is opened is made from nothing beside being answered; filters taken away change one that stands.',
        'Moves are events of the pointer on the timeline. A move is drawn when the panels show its window or a later one. Before a drag the page was looked at for two seconds, in which it makes ready what windows are answered from; “at once” is a drag that begins as soon as the last filter is drawn, and goes by records.',
      ],
    };
  },
};
