/**
 * The look as values: colours by meaning for both schemes, sizes in CSS pixels, fonts, and the measures of charts.
 * A hue means a verdict, a direction, an entity told apart, a value on a scale, a warning, or "you can act here".
 */
export type Scheme = 'light' | 'dark';

/** Hues for entities told apart, in the order in which they are given out; from the ninth on it is `other`. */
export const categoricalOrder = ['sky', 'violet', 'green', 'rose', 'brown', 'ink', 'blue', 'amber'] as const;
export type Categorical = (typeof categoricalOrder)[number];

export interface Tokens {
  readonly surface: Readonly<Record<'canvas' | 'sheet' | 'sunken' | 'raised' | 'hover' | 'selected' | 'inverse', string>>;
  readonly line: Readonly<Record<'hair' | 'strong' | 'control', string>>;
  readonly text: Readonly<Record<'primary' | 'secondary' | 'tertiary' | 'disabled' | 'onInverse', string>>;
  readonly accent: Readonly<Record<'base' | 'hover' | 'active' | 'on' | 'soft' | 'ring', string>>;
  readonly verdict: Readonly<Record<'accept' | 'reject' | 'unknown' | 'acceptText' | 'rejectText' | 'unknownText' | 'acceptSoft' | 'rejectSoft', string>>;
  readonly status: Readonly<Record<'warn' | 'warnText' | 'warnSoft' | 'error' | 'errorText' | 'errorSoft' | 'ok' | 'info', string>>;
  readonly direction: Readonly<Record<'in' | 'out', string>>;
  readonly categorical: Readonly<Record<Categorical | 'other', string>>;
  /** Rank lists, histograms and lone series. */
  readonly neutralBar: string;
  /** Unfiltered context behind filtered data. */
  readonly ghost: string;
  readonly brushFill: string;
  readonly brushEdge: string;
  readonly scrim: string;
  readonly shadow: string;
  /** Amounts, least first. */
  readonly sequential: readonly [string, string, string, string, string, string, string];
  /** Change: less, none in the middle, more. */
  readonly diverging: readonly string[];
  readonly syntax: Readonly<Record<'keyword' | 'literal' | 'name' | 'comment', string>>;
  readonly map: Readonly<Record<'land' | 'border', string>>;
  /** Text in a coloured cell: dark and light, whichever contrasts more. */
  readonly cellText: readonly [string, string];
}

const light: Tokens = {
  surface: {
    canvas: '#f3f4f6', sheet: '#ffffff', sunken: '#f8f9fa', raised: '#ffffff', hover: '#eff1f4',
    selected: '#e6edfc', inverse: '#1d2229',
  },
  line: { hair: '#e2e5e9', strong: '#c8cdd4', control: '#858d98' },
  text: { primary: '#14181d', secondary: '#474f59', tertiary: '#626a75', disabled: '#9aa1ab', onInverse: '#f3f5f7' },
  accent: { base: '#1f57d6', hover: '#1746b3', active: '#123a96', on: '#ffffff', soft: '#e6edfc', ring: '#1f57d6' },
  verdict: {
    accept: '#04796d', reject: '#cf4412', unknown: '#8e939a', acceptText: '#046b61', rejectText: '#b4370b',
    unknownText: '#626a75', acceptSoft: '#e3f3f0', rejectSoft: '#fcebe4',
  },
  status: {
    warn: '#b27300', warnText: '#855600', warnSoft: '#fdf3dc', error: '#cf4412', errorText: '#b4370b',
    errorSoft: '#fcebe4', ok: '#04796d', info: '#1f57d6',
  },
  direction: { in: '#1274c3', out: '#b68b14' },
  categorical: {
    sky: '#279cd5', violet: '#5631a6', green: '#457529', rose: '#bf3584', brown: '#633d2c', ink: '#252e5c',
    blue: '#1274c3', amber: '#b68b14', other: '#8b929b',
  },
  neutralBar: '#6c7b8d',
  ghost: '#b9c0c9',
  brushFill: 'rgba(31,87,214,0.10)',
  brushEdge: '#1f57d6',
  scrim: 'rgba(20,24,29,0.32)',
  shadow: '0 1px 2px rgba(20,24,29,.08), 0 6px 20px rgba(20,24,29,.10)',
  sequential: ['#dff0f9', '#afd3eb', '#81b4dd', '#5895cf', '#3674bf', '#2f5597', '#243971'],
  diverging: ['#6949ba', '#8571cc', '#a498dd', '#c5beed', '#eceef0', '#dfbea6', '#c89773', '#b0723f', '#944f04'],
  syntax: { keyword: '#5631a6', literal: '#7a4a2b', name: '#252e5c', comment: '#626a75' },
  map: { land: '#f1f3f5', border: '#d3d8de' },
  cellText: ['#10141a', '#ffffff'],
};

const dark: Tokens = {
  surface: {
    canvas: '#0e1013', sheet: '#15181c', sunken: '#111417', raised: '#1e2227', hover: '#20252b',
    selected: '#1a2a4d', inverse: '#e7eaee',
  },
  line: { hair: '#272c32', strong: '#3b424b', control: '#727b87' },
  text: { primary: '#e7eaee', secondary: '#abb3bd', tertiary: '#8e97a2', disabled: '#5c646e', onInverse: '#14181d' },
  accent: { base: '#7fa6ff', hover: '#a3bfff', active: '#bcd0ff', on: '#0b1220', soft: '#1a2a4d', ring: '#7fa6ff' },
  verdict: {
    accept: '#3cc6b6', reject: '#fb7a4c', unknown: '#6b7177', acceptText: '#4fcfc0', rejectText: '#ff8f68',
    unknownText: '#8e97a2', acceptSoft: '#12312f', rejectSoft: '#3a2018',
  },
  status: {
    warn: '#d69f33', warnText: '#e5b454', warnSoft: '#33280f', error: '#fb7a4c', errorText: '#ff8f68',
    errorSoft: '#3a2018', ok: '#3cc6b6', info: '#7fa6ff',
  },
  direction: { in: '#5d80ef', out: '#f9cb52' },
  categorical: {
    sky: '#86e5f7', violet: '#c09ff9', green: '#6eba66', rose: '#f46eb4', brown: '#8b6238', ink: '#575fa8',
    blue: '#5d80ef', amber: '#f9cb52', other: '#737a84',
  },
  neutralBar: '#7b8a9d',
  ghost: '#4a525c',
  brushFill: 'rgba(127,166,255,0.14)',
  brushEdge: '#7fa6ff',
  scrim: 'rgba(0,0,0,0.5)',
  shadow: '0 0 0 1px #3b424b, 0 8px 24px rgba(0,0,0,.5)',
  sequential: ['#1e273b', '#2b4060', '#335b86', '#357aad', '#329ad1', '#5eb9e1', '#8ad8f2'],
  diverging: ['#b495fe', '#9079c9', '#6e5e96', '#4d4466', '#23282e', '#5e442e', '#895f38', '#b67a43', '#e5974c'],
  syntax: { keyword: '#c09ff9', literal: '#e0b98f', name: '#9db4ff', comment: '#8e97a2' },
  map: { land: '#1b1f24', border: '#333a42' },
  cellText: ['#10141a', '#ffffff'],
};

export const tokensOf: Readonly<Record<Scheme, Tokens>> = { light, dark };

/** CSS pixels. */
export const size = {
  railWidth: 192, headerHeight: 44, filterBarHeight: 36, timelineHeight: 44, panelHeader: 26, panelPadding: 12,
  rowUnit: 40, tableRow: 26, tableRowComfort: 32, controlSm: 24, control: 28, controlLg: 32, hitMin: 24,
  hitMinTouch: 40, narrow: 640, medium: 1024, panelFinding: 18, valueStrip: 68, tableRowPanel: 23, tableRowList: 32,
  tableRowTwoLines: 40, chip: 24, labelColumn: 168, aside: 328,
} as const;

export const radius = { control: 3, chip: 3, popover: 5, dialog: 6, panel: 0 } as const;

/** Milliseconds; charts never animate. */
export const motion = { fast: 80, base: 120, max: 150, ease: 'cubic-bezier(.2,0,0,1)', chart: 0 } as const;

export const font = {
  sans:
    '-apple-system, "Segoe UI Variable Text", "Segoe UI", Inter, Roboto, "Noto Sans", "Helvetica Neue", Arial, "Liberation Sans", "DejaVu Sans", "PingFang SC", "Hiragino Sans GB", "Microsoft YaHei UI", "Microsoft YaHei", "Noto Sans CJK SC", "Source Han Sans SC", sans-serif',
  /** Chinese fonts first: their quotes and dots are as wide as a character, which English must not have. */
  sansChinese: '"PingFang SC", "Hiragino Sans GB", "Microsoft YaHei UI", "Microsoft YaHei", "Noto Sans CJK SC", "Source Han Sans SC", sans-serif',
  mono:
    'ui-monospace, SFMono-Regular, "SF Mono", "Cascadia Mono", "JetBrains Mono", Menlo, Consolas, "DejaVu Sans Mono", "Noto Sans Mono CJK SC", "PingFang SC", "Microsoft YaHei", monospace',
  size: { micro: 11, small: 12, base: 13, title: 15, figure: 20, hero: 24 },
  line: { micro: 16, small: 16, base: 20, title: 20, figure: 24, hero: 32 },
  weight: { regular: 400, medium: 500, semibold: 600 },
  /** Chinese needs one pixel more than the smallest Latin. */
  microChinese: 12,
  numeric: 'tabular-nums lining-nums',
} as const;

/** Measures of a plot: CSS pixels, opacities and shares. */
export const chartMeasures = {
  left: 44, right: 12, top: 8, bottom: 22, line: 1.5, lineDirection: 1.25, areaAlone: 0.1, areaMirrored: 0.3,
  dim: 0.28, barGap: 0.2, tick: 3, lane: 25, barCell: 8,
} as const;
