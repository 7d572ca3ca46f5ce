import { afterEach, expect, test, vi } from 'vitest';
import { draw, type Drawn } from '../../charts/draw.ts';
import { column, drawing, frameOf, look, minutes } from '../../charts/testing/frames.ts';
import { allRead, type Unread } from '../../charts/unread.ts';
import { overview } from '../../catalog/overview.ts';
import type { ChartHandle } from '../chart-handle.ts';
import '../ChartView.tsx';
import { wrapped } from './saved-hatch.ts';
import { savePanel } from './saves.ts';

const [panel] = overview.panels;
const frame = frameOf([column('time', 'bigint', [0, 240]), column('n', 'bigint', [8, 4])]);
const gap: Unread = { ...allRead, gaps: [{ from: 61, to: 250 }] };
const size = { width: 600, height: 174 };

/** What a click on "Save" hands over. */
async function saved(kind: 'png' | 'svg', unread: Unread, chart: ChartHandle | null = null): Promise<Blob> {
  const drawn = draw({ picture: { kind: 'lines', x: 'time', y: 'n', area: false, top: 3 } }, frame, drawing({ size, gaps: unread.gaps }));
  if (!drawn.ok || panel === undefined) throw new Error('not drawn');
  const shown: Drawn = drawn.value;
  return new Promise((resolve) => {
    vi.spyOn(URL, 'createObjectURL').mockImplementation((blob) => {
      if (blob instanceof Blob) resolve(blob);
      return 'blob:none';
    });
    vi.spyOn(HTMLAnchorElement.prototype, 'click').mockImplementation(() => undefined);
    savePanel(kind, { panel, frame, drawn: shown, look, size, statement: '*', caption: ['one line'], chart, buckets: minutes, unread });
  });
}
/** As a program reads it that takes XML only. */
const parsed = (text: string): Element => new DOMParser().parseFromString(text, 'image/svg+xml').documentElement;
afterEach(() => vi.restoreAllMocks());

test('a picture saved as SVG is hatched where nothing was read, beneath what is drawn, and says so', async () => {
  const text = await (await saved('svg', gap)).text();
  const svg = parsed(text);
  expect(svg.nodeName).toBe('svg');
  const hatch = svg.querySelector('rect.not-read');
  expect([hatch?.getAttribute('fill'), svg.querySelector('pattern')?.id]).toEqual(['url(#not-read)', 'not-read']);
  // Two of five minutes, from the third.
  const plot = size.width - 44 - 12;
  expect(Number(hatch?.getAttribute('width'))).toBeCloseTo((2 / 5) * plot, 0);
  expect(Number(hatch?.getAttribute('x'))).toBeCloseTo(44 + (2 / 5) * plot, 0);
  expect(text).toContain('not read: no file from 00:01 to');
  expect(hatch?.compareDocumentPosition(svg.querySelector('path') ?? svg)).toBe(Node.DOCUMENT_POSITION_FOLLOWING);
  const whole = await (await saved('svg', allRead)).text();
  expect(whole).not.toContain('not-read');
  expect([parsed(whole).nodeName, parsed(whole).querySelectorAll('text').length > 5]).toEqual(['svg', true]);
});

test('and one saved as PNG has lines there, with what is drawn on top', async () => {
  const asked: string[] = [];
  const chart: ChartHandle = {
    show: () => undefined, restore: () => undefined,
    png: (background) => {
      asked.push(background);
      const canvas = document.createElement('canvas');
      [canvas.width, canvas.height] = [size.width * 2, size.height * 2];
      const pen = canvas.getContext('2d');
      if (pen && background !== 'transparent') {
        pen.fillStyle = background;
        pen.fillRect(0, 0, canvas.width, canvas.height);
      }
      return canvas.toDataURL();
    },
  };
  /** Pixels of the third and of the first minute that are not the sheet, in a strip at the top of the plot. */
  const inked = async (unread: Unread): Promise<readonly [number, number]> => {
    const bitmap = await createImageBitmap(await saved('png', unread, chart));
    const pen = new OffscreenCanvas(bitmap.width, bitmap.height).getContext('2d');
    pen?.drawImage(bitmap, 0, 0);
    const head = (18 + 12) * 2;
    const count = (from: number): number => {
      const { data } = pen?.getImageData(from * 2, head + 24, 120, 40) ?? { data: new Uint8ClampedArray() };
      return Array.from({ length: data.length / 4 }, (_, i) => data.subarray(i * 4, i * 4 + 3)).filter(([red, green, blue]) => red !== 255 || green !== 255 || blue !== 255).length;
    };
    return [count(300), count(60)];
  };
  const [between, beside] = await inked(gap);
  expect(between).toBeGreaterThan(500);
  expect(beside).toBe(0);
  expect(await inked(allRead)).toEqual([0, 0]);
  expect(asked).toEqual(['transparent', look.tokens.surface.sheet]);
});

test('words break at spaces, and between characters that are written in squares', () => {
  expect(wrapped('not read: no file', 70)).toEqual(['not read:', 'no file']);
  expect(wrapped('未读取：无文件', 50)).toEqual(['未读取：', '无文件']);
  expect(wrapped('short', 100)).toEqual(['short']);
});
