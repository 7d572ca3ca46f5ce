import { act, useEffect, useState } from 'react';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { userEvent } from 'vitest/browser';
import type { Problem } from '../../../model/problem.ts';
import { mount, type Mounted } from '../../../ui/testing/mount.tsx';
import type { FieldValue, StatementData } from './data.ts';
import { allFields } from './offers.ts';
import StatementEditor, { type EditorHandle } from './StatementEditor.tsx';
import '../../../ui/sheet.css';
import './editor.css';

const values: Readonly<Record<string, readonly FieldValue[]>> = {
  action: [{ value: 'ACCEPT', count: 900, share: 0.9 }, { value: 'REJECT', count: 100, share: 0.1 }],
  srcaddr: [{ value: '45.134.26.18', count: 98, share: 0.098 }, { value: '10.0.3.7', count: 71, share: 0.071 }],
  dstport: [{ value: '443', count: 500, share: 0.5 }, { value: '22', count: 20, share: 0.02 }],
};

let page: Mounted;
let text = '';
let setText: (text: string) => void = () => undefined;
let setProblem: (problem: Problem | null) => void = () => undefined;
let handle: EditorHandle | null = null;
/** Milliseconds that the page takes to give a text back. */
let lag = 0;
const ran = vi.fn<() => void>();
const changes = vi.fn<(text: string) => void>();
const asked = vi.fn<(field: string, prefix: string) => void>();

const data: StatementData = {
  fields: [...allFields, 'x-srctype'],
  valuesOf: async (field, prefix) => {
    asked(field, prefix);
    return (values[field] ?? []).filter(({ value }) => value.startsWith(prefix));
  },
  factsOf: async () => ({ distinct: 38_117, empty: 0 }),
};

/** A page that knows but one thing: there is no field `nothing`. */
async function check(statement: string): Promise<Problem | null> {
  const from = statement.indexOf('nothing');
  return from < 0 ? null : { kind: 'syntax', message: 'There is no such field', position: { from, to: from + 7 }, statement };
}

function Page({ start }: { readonly start: string }) {
  const [value, set] = useState(start);
  const [problem, tell] = useState<Problem | null>(null);
  useEffect(() => {
    text = value;
    setText = set;
    setProblem = tell;
  }, [value]);
  const change = (next: string): void => {
    changes(next);
    if (lag === 0) set(next);
    else setTimeout(() => set(next), lag);
  };
  return (
    <>
      <StatementEditor
        value={value} onChange={change} onRun={ran} problem={problem} check={check} data={data} ariaLabel="Statement"
        handle={(one) => {
          handle = one;
        }}
      />
      <button type="button">after</button>
    </>
  );
}

beforeEach(() => {
  for (const mock of [ran, changes, asked]) mock.mockClear();
  page = mount();
  lag = 0;
});
afterEach(() => page.end());

const content = (): HTMLElement => {
  const found = page.host.querySelector<HTMLElement>('.cm-content');
  if (!found) throw new Error('no editor');
  return found;
};
const list = (): string[] => [...document.querySelectorAll('.cm-tooltip-autocomplete [role=option] .cm-completionLabel')].map((one) => one.textContent);
const pane = (): string => document.querySelector('.cm-completionInfo')?.textContent ?? '';
const underlined = (): string => [...page.host.querySelectorAll('.cm-lintRange-error')].map((one) => one.textContent).join('|');

async function open(start: string): Promise<void> {
  await page.render(<Page start={start} />);
  await act(async () => handle?.focus());
}

async function type(keys: string): Promise<void> {
  await act(async () => userEvent.keyboard(keys));
}

/** Waits until something is so; meanwhile the editor's own timers may change the page. */
async function seen(what: () => unknown, wanted: unknown): Promise<void> {
  Object.assign(globalThis, { IS_REACT_ACT_ENVIRONMENT: false });
  try {
    await vi.waitFor(() => expect(what()).toEqual(wanted), { timeout: 5000 });
  } finally {
    Object.assign(globalThis, { IS_REACT_ACT_ENVIRONMENT: true });
  }
}

describe('typing', () => {
  test('is told to the page, and Ctrl-Enter runs', async () => {
    await open('');
    await type('dstport: 443 ');
    expect(text).toBe('dstport: 443 ');
    await type('{Control>}{Enter}{/Control}');
    expect(ran).toHaveBeenCalledTimes(1);
    expect(text).toBe('dstport: 443 ');
  });

  test('both halves are in colour', async () => {
    await open("action: REJECT and dstport > 10 | select count(1) as n, \"eni-id\" from log -- all");
    const coloured = (part: string): string => {
      const span = [...page.host.querySelectorAll('.cm-line span')].find((one) => one.textContent === part);
      return span ? getComputedStyle(span).color : 'none';
    };
    const keyword = coloured('select');
    expect(keyword).not.toBe('none');
    expect([coloured('and'), coloured('from'), coloured('as')]).toEqual([keyword, keyword, keyword]);
    expect(coloured('REJECT')).toBe(coloured('1'));
    expect(coloured('action')).toBe(coloured('count'));
    expect(new Set([keyword, coloured('REJECT'), coloured('action'), coloured('-- all')]).size).toBe(4);
  });

  test('a text from the page replaces what stands there, and can be undone', async () => {
    await open('');
    await type('action: REJECT ');
    changes.mockClear();
    await act(async () => setText('dstport: 22'));
    expect(content().textContent).toBe('dstport: 22');
    expect(changes).not.toHaveBeenCalled();
    await type('{Control>}z{/Control}');
    expect(text).toBe('action: REJECT ');
  });

  test('a page that answers late undoes nothing that was typed since', async () => {
    await open('');
    lag = 60;
    await type('dstport: 443 and action: REJECT ');
    await seen(() => text, 'dstport: 443 and action: REJECT ');
    expect(content().textContent).toBe('dstport: 443 and action: REJECT ');
    lag = 0;
    await act(async () => setText('dstport: 4'));
    expect(content().textContent).toBe('dstport: 4');
  });

  test('Ctrl-/ makes lines of the SQL half a comment, never of the search half', async () => {
    await open('action: REJECT\n| select srcaddr\nfrom log');
    await type('{Control>}/{/Control}');
    expect(text).toBe('action: REJECT\n| select srcaddr\n-- from log');
    await act(async () => handle?.goTo(0));
    await type('{Control>}/{/Control}');
    expect(text).toBe('action: REJECT\n| select srcaddr\n-- from log');
  });

  test('Shift-Alt-F formats', async () => {
    await open('* | select srcaddr,count(1) from log group by srcaddr');
    await type('{Shift>}{Alt>}f{/Alt}{/Shift}');
    expect(text).toBe('*\n| select srcaddr, count(1)\n  from log\n  group by srcaddr');
  });

  test('Tab leaves the editor', async () => {
    await open('action: REJECT');
    await type('{Tab}');
    expect(document.activeElement?.textContent).toBe('after');
    expect(text).toBe('action: REJECT');
  });

  test('the editor is a text box with a name', async () => {
    await open('');
    expect([content().role, content().ariaLabel, content().ariaMultiLine]).toEqual(['textbox', 'Statement', 'true']);
  });
});

describe('completion', () => {
  test('a field, by Tab; then its values with their counts', async () => {
    await open('');
    await type('act');
    await seen(list, ['action']);
    await seen(() => pane().includes('38,117 values in the range, none empty.') && pane().includes('ACCEPT90'), true);
    await type('{Tab}');
    expect(text).toBe('action: ');
    await seen(list, ['ACCEPT', 'REJECT']);
    expect(document.querySelector('.cm-completionDetail')?.textContent).toContain('900');
    await type('{ArrowDown}{Enter}');
    expect(text).toBe('action: REJECT');
    expect(asked.mock.calls).toContainEqual(['action', '']);
  });

  test('names in SQL, with the letters that answer marked', async () => {
    await open('* | select ');
    await type('src');
    await seen(() => list().slice(0, 3), ['srcaddr', 'srcport', 'srccountry']);
    expect(document.querySelector('.cm-completionMatchedText')?.textContent).toBe('src');
    await type('{Tab}');
    expect(text).toBe('* | select srcaddr');
  });

  test('values within quotes', async () => {
    await open('* | select srcaddr where action = ');
    await type("'R");
    await seen(list, ['REJECT']);
    await type('{Tab}');
    expect(text).toBe("* | select srcaddr where action = 'REJECT'");
  });

  test('values without quotes, when asked for; Enter accepts what was asked for', async () => {
    await open('* | select srcaddr where action = ');
    await type('{Control>} {/Control}');
    await seen(() => list().slice(0, 2), ['ACCEPT', 'REJECT']);
    await type('{Enter}');
    expect(text).toBe("* | select srcaddr where action = 'ACCEPT'");
  });

  test('a port says its service', async () => {
    await open('');
    await type('dstport: ');
    await seen(list, ['443', '22']);
    expect(document.querySelector('.cm-completionDetail')?.textContent).toContain('https');
  });

  test('what is computed here says whether a Logstore can have it, and what a log says under the same name says so', async () => {
    await open('');
    await type('srctype');
    await seen(list, ['srctype', 'x-srctype']);
    await seen(() => pane().includes('of Logstores, only the one that inter-domain analysis writes has it.'), true);
    await type('{ArrowDown}');
    await seen(() => pane().includes('srctype as the log says it; srctype itself is computed here.'), true);
    await type('{Escape}{Control>}a{/Control}srccountr');
    await seen(list, ['srccountry']);
    expect(pane()).toContain('SLS has no such field.');
  });

  test('a function brings its parentheses, with the cursor between', async () => {
    await open('* | select ');
    await type('approx_d');
    await seen(list, ['approx_distinct']);
    expect(pane()).toContain('approx_distinct(value)');
    await type('{Tab}dstaddr');
    await seen(() => text, '* | select approx_distinct(dstaddr)');
  });

  test('Ctrl-Space asks, Escape closes, Enter is a new line', async () => {
    await open('* | select srcaddr ');
    await type('{Control>} {/Control}');
    await seen(() => list()[0], 'as');
    // The keys are put below the list once it is measured.
    await seen(() => document.querySelector('.offer-keys')?.textContent.includes('Tabaccept'), true);
    await type('{Escape}');
    expect(list()).toEqual([]);
    await type('fro');
    await seen(() => list()[0], 'from');
    await type('{Enter}');
    expect(text).toBe('* | select srcaddr fro\n');
  });

  test('the list is announced: the box points at the chosen line', async () => {
    await open('');
    await type('src');
    await seen(() => list()[0], 'srcaddr');
    const chosen = content().getAttribute('aria-activedescendant');
    expect(document.getElementById(chosen ?? '')?.textContent).toContain('srcaddr');
    expect(document.querySelector('.cm-tooltip-autocomplete ul')?.ariaLabel).toBe('Completions');
  });
});

describe('errors', () => {
  test('are underlined where they stand, and told', async () => {
    await open('* | select count(1 from log where a = 1');
    await act(async () => handle?.goTo(0));
    await seen(underlined, 'from');
    await seen(() => content().getAttribute('aria-invalid'), 'true');
    await seen(() => page.host.querySelector('output')?.textContent.includes('expected'), true);
    await act(async () => setText('* | select count(1) from log where a = 1'));
    await seen(underlined, '');
    await seen(() => content().getAttribute('aria-invalid'), 'false');
    expect(content().getAttribute('aria-invalid')).toEqual('false');
  });

  test('what the page found is underlined, until the text is another one', async () => {
    const statement = '* | select dst_port from log';
    await open(statement);
    await act(async () => setProblem({ kind: 'syntax', message: 'There is no field dst_port', position: { from: 11, to: 19 }, statement, nearest: 'dstport' }));
    await seen(underlined, 'dst_port');
    await type(' ');
    await seen(underlined, '');
    expect(underlined()).toEqual('');
  });

  test('so is what planning finds, as one types', async () => {
    await open('* | select nothing from log where ');
    await type('bytes > 1');
    await seen(underlined, 'nothing');
    expect(text).toBe('* | select nothing from log where bytes > 1');
  });

  test('a statement that is being typed is not shouted at', async () => {
    await open('');
    await type('* | select srcaddr,');
    // Looked at after the short pause, shown after the long one.
    await seen(() => underlined() !== '', true);
    await type(' dstaddr');
    await seen(underlined, '');
    expect(underlined()).toEqual('');
  });
});
