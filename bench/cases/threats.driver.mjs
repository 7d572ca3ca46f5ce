import { plainThreats } from '../data/threat-peer.mjs';
import { trafficPage } from '../data/traffic-csv.mjs';

const middle = (values) => values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)];
const ofEnd = (end, seen) => `${end}: * | select ${end}, count(*) as n from log group by ${end} order by ${end} limit ${seen}`;
const markedAt = 'select count(srcthreat) as s, count(dstthreat) as d';

/** `addresses` single ones, a third of which are of the records, and `networks` blocks of 16 to 4,096, half of them around such. */
function listOf(seen, { addresses, networks }) {
  let state = 1;
  const random = () => (state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0);
  const text = (n) => `${n >>> 24}.${(n >>> 16) & 255}.${(n >>> 8) & 255}.${n & 255}`;
  const numberOf = (address) => address.split('.').reduce((sum, part) => sum * 256 + Number(part), 0);
  const some = () => seen[random() % seen.length];
  const single = new Set();
  while (single.size < addresses) single.add(single.size % 3 === 0 ? some() : text(random()));
  const blocks = new Set();
  while (blocks.size < networks) {
    const prefix = 20 + (random() >>> 29) + (random() >>> 31);
    const first = blocks.size % 2 === 0 ? numberOf(some()) : random();
    blocks.add(`${text((first & (-1 << (32 - prefix))) >>> 0)}/${prefix}`);
  }
  return `# Made for a measurement\n${[...single, ...blocks].join('\n')}\n`;
}

/** Loads a list as a reader does who chose its file; milliseconds until the page is quiet. */
async function loaded(page, text, name) {
  return page.evaluate(async ([list, called]) => {
    const input = document.querySelector('input[aria-label="Files with threat lists"]');
    const files = new DataTransfer();
    files.items.add(new File([list], called, { type: 'text/plain' }));
    input.files = files.files;
    const began = performance.now();
    input.dispatchEvent(new Event('change', { bubbles: true }));
    return (await window.flowlog.idle()) - began;
  }, [text, name]);
}

/** Milliseconds that indexing and marking took, as the screen says. */
async function markingSaid(page) {
  const said = await page.locator('.threat-lists-marked').textContent();
  const [, addresses = '', milliseconds = ''] = /^([\d,\s\u202f]+) address.* in ([\d,\s\u202f]+)ms/.exec(said.replaceAll('\u202f', '')) ?? [];
  const number = (text) => Number(text.replaceAll(/\D/g, ''));
  if (number(milliseconds) === 0) throw new Error(`The screen says nothing of marking: ${said}`);
  return { addresses: number(addresses), milliseconds: number(milliseconds) };
}

export const bench = {
  title: 'A threat list over ten million records',
  async run({ browser, address, isQuick, say }) {
    const rows = isQuick ? 200_000 : 10_000_000;
    const rounds = isQuick ? 2 : 7;
    const { context, page, records } = await trafficPage({ browser, address, rows, say });
    const ends = await page.evaluate(async (statements) => {
      const answers = [];
      for (const statement of statements) answers.push((await window.flowlog.query(statement)).rows);
      return answers;
    }, ['srcaddr', 'dstaddr'].map((end) => ofEnd(end, 1_000_000)));
    const inside = /^(?:10|127)\.|^100\.(?:6[4-9]|[7-9]\d|1[01]\d|12[0-7])\.|^169\.254\.|^172\.(?:1[6-9]|2\d|3[01])\.|^192\.168\./;
    const seen = [...new Set(ends.flat().map(([one]) => one))].filter((one) => !inside.test(one)).sort();
    const list = { addresses: 120_000, networks: 3_000 };
    const text = listOf(seen, list);

    await page.locator('a[href^="/threats"]').first().click();
    await page.evaluate(() => window.flowlog.idle());
    await page.locator('a[href^="/threats/lists"]').first().click();
    await page.evaluate(() => window.flowlog.idle());
    const [whole, marking, first, again] = [[], [], [], []];
    let said = { addresses: 0 };
    let counted = [];
    for (let round = 0; round < rounds; round++) {
      const name = `measured ${round}`;
      whole.push(await loaded(page, text, name));
      said = await markingSaid(page);
      marking.push(said.milliseconds);
      // The first question that names the marks, and one of another shape after it.
      for (const [times, statement] of [[first, `* | ${markedAt}`], [again, `bytes > ${round} | ${markedAt}`]]) {
        const answer = await page.evaluate((asked) => window.flowlog.query(asked), statement);
        times.push(answer.ms);
        if (times === first) [counted] = answer.rows;
      }
      say(`${Math.round(whole.at(-1))} ms, of which ${Math.round(said.milliseconds)} ms for index and marks; the first question ${Math.round(first.at(-1))} ms`);
      await page.getByRole('button', { name: `Remove ${name}` }).click();
      await page.evaluate(() => window.flowlog.idle());
    }
    say('a plain program');
    const peer = await page.evaluate(plainThreats, { text, ends });
    await context.close();
    const differs = said.addresses !== peer.addresses || counted[0] !== peer.marked[0] || counted[1] !== peer.marked[1];
    if (differs) throw new Error(`They mark other things: ${said.addresses} addresses and ${counted.join(', ')} records against ${peer.addresses} and ${peer.marked.join(', ')}.`);
    const reading = whole.map((one, i) => one - marking[i]);
    const row = (what, values, plain) => [what, Math.round(middle(values)), Math.round(Math.max(...values)), plain === null ? '–' : Math.round(plain)];
    return {
      figures: { records, addresses: peer.distinct, marked: { addresses: peer.addresses, ends: counted }, whole, marking, first, again, peer },
      tables: [
        {
          title: `${list.addresses.toLocaleString('en')} addresses and ${list.networks.toLocaleString('en')} networks, over ${records.toLocaleString('en')} records with ${peer.distinct.toLocaleString('en')} addresses; milliseconds, ${rounds} times`,
          columns: ['what', 'median', 'worst', 'a plain program'],
          rows: [
            row('from the choice of the file until the page is quiet, marks included', whole, null),
            row('of this: the list read', reading, peer.read),
            row('of this: the index made and every address marked', marking, peer.perAddress),
            row('the first question that names the marks, over all records', first, peer.perRecord),
            row('the next one, with a filter', again, null),
          ],
        },
      ],
      notes: [
        `The plain program runs in the same page: a Set and a binary search. It looks ${peer.distinct.toLocaleString('en')} addresses up once, or both ends of every record. Both mark ${peer.addresses.toLocaleString('en')} addresses, at ${Number(counted[0]).toLocaleString('en')} sources and ${Number(counted[1]).toLocaleString('en')} destinations.`,
        'Marks stand with the addresses of the dictionary, not with records: that is why ten million of them cost what their addresses cost.',
      ],
    };
  },
};
