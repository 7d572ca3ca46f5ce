// Of the components only the types: what no screen has drawn yet must not come with the theme (13 kB of the first load, with the groups of files in `scripts/chunks.mjs`).
import type { ActionIcon, Button, Checkbox, Menu, Modal, NativeSelect, Popover, SegmentedControl, Switch, TextInput } from '@mantine/core';
import { createTheme, defaultVariantColorsResolver, type CSSVariablesResolver, type MantineColorsTuple, type VariantColorsResolver } from '@mantine/core';
import { font, motion, radius, size, tokensOf, type Tokens } from '../model/theme.ts';

/** The component library brought to the look: heights 24, 28, 32; every token a CSS variable `--group-name`; nothing on the sheet has a shadow. */
const cobalt: MantineColorsTuple = ['#e6edfc', '#c9d9fb', '#a3bfff', '#91b3ff', '#7fa6ff', '#4a7cf0', '#1f57d6', '#1746b3', '#123a96', '#0d2c73'];
/** The library's own dark shades: text 0 to 2, control 3, lines 4 and 5, raised 6, sheet 7, sunken 8, canvas 9. */
const dark: MantineColorsTuple = ['#e7eaee', '#abb3bd', '#8e97a2', '#727b87', '#3b424b', '#272c32', '#1e2227', '#15181c', '#111417', '#0e1013'];

const heights: Readonly<Record<string, string>> = { xs: `${size.controlSm}px`, sm: `${size.control}px`, md: `${size.controlLg}px` };
const small = `${font.size.small}px`;
const base = `${font.size.base}px`;

function heightOf(name: unknown): string {
  return (typeof name === 'string' ? heights[name] : undefined) ?? `${size.control}px`;
}

const variantColorResolver: VariantColorsResolver = (input) => {
  const usual = defaultVariantColorsResolver(input);
  if (input.color !== undefined && input.color !== 'cobalt') return usual;
  if (input.variant === 'filled') return { ...usual, background: 'var(--accent-base)', hover: 'var(--accent-hover)', color: 'var(--accent-on)' };
  if (input.variant === 'subtle') return { ...usual, color: 'var(--text-secondary)', hover: 'var(--surface-hover)' };
  return usual;
};

const input = {
  minHeight: size.control, height: size.control, background: 'var(--surface-sheet)', color: 'var(--text-primary)', borderColor: 'var(--line-control)',
  fontSize: font.size.base, lineHeight: '26px', paddingBlock: 0, paddingInlineStart: 8,
};
const floating = { background: 'var(--surface-raised)', borderColor: 'var(--line-strong)', boxShadow: 'var(--shadow)', borderRadius: radius.popover };
const transitionProps = { duration: motion.base, transition: 'fade' } as const;

/** How a component looks here: what its own `extend` takes, which gives its argument back. */
type Look<C extends { readonly extend: (look: never) => unknown }> = Parameters<C['extend']>[0];

export const theme = createTheme({
  primaryColor: 'cobalt',
  primaryShade: { light: 6, dark: 4 },
  autoContrast: true,
  colors: { cobalt, dark },
  variantColorResolver,
  fontFamily: 'var(--sans)',
  fontFamilyMonospace: font.mono,
  defaultRadius: radius.control,
  fontSizes: { xs: '11px', sm: base, md: base, lg: `${font.size.title}px`, xl: `${font.size.figure}px` },
  lineHeights: { xs: '16px', sm: '20px', md: '20px', lg: '20px', xl: '24px' },
  spacing: { xs: '4px', sm: '8px', md: '12px', lg: '16px', xl: '24px' },
  breakpoints: { xs: '390px', sm: `${size.narrow}px`, md: `${size.medium}px`, lg: '1280px', xl: '1600px' },
  focusRing: 'auto',
  respectReducedMotion: true,
  components: {
    Button: {
      defaultProps: { size: 'sm', variant: 'default' },
      vars: (_theme, props) => ({ root: { '--button-height': heightOf(props.size), '--button-padding-x': props.size === 'xs' ? '8px' : '10px', '--button-fz': props.size === 'xs' ? small : base } }),
      styles: { label: { fontWeight: 400 } },
    } satisfies Look<typeof Button>,
    ActionIcon: { defaultProps: { size: size.control, variant: 'subtle' } } satisfies Look<typeof ActionIcon>,
    TextInput: { defaultProps: { size: 'sm' }, styles: { input, label: { fontWeight: 600, marginBottom: 3, fontSize: base }, error: { fontSize: small } } } satisfies Look<typeof TextInput>,
    NativeSelect: { defaultProps: { size: 'sm' }, styles: { input, label: { fontWeight: 600, marginBottom: 3, fontSize: base } } } satisfies Look<typeof NativeSelect>,
    SegmentedControl: {
      defaultProps: { size: 'xs', radius: radius.control, transitionDuration: 0, withItemsBorders: false },
      styles: {
        root: { padding: 0, background: 'var(--surface-sheet)', border: '1px solid var(--line-strong)' },
        indicator: { background: 'var(--surface-selected)', boxShadow: 'none', borderRadius: 0 },
        label: { padding: '3px 10px', fontSize: font.size.small, lineHeight: '20px', fontWeight: 400 },
      },
    } satisfies Look<typeof SegmentedControl>,
    Checkbox: { defaultProps: { size: 'xs', radius: 2 }, styles: { label: { fontSize: base, paddingInlineStart: 6 } } } satisfies Look<typeof Checkbox>,
    Switch: { defaultProps: { size: 'xs', withThumbIndicator: false }, styles: { label: { fontSize: base } } } satisfies Look<typeof Switch>,
    Menu: {
      defaultProps: { transitionProps, position: 'bottom-start', offset: 4, radius: radius.popover },
      styles: { dropdown: { ...floating, padding: 4 }, item: { padding: '4px 8px', fontSize: font.size.base, lineHeight: '20px', borderRadius: radius.control }, label: { fontSize: 11, padding: '6px 8px 2px', color: 'var(--text-tertiary)' } },
    } satisfies Look<typeof Menu>,
    Popover: { defaultProps: { transitionProps, offset: 4, radius: radius.popover }, styles: { dropdown: { ...floating, padding: 0 } } } satisfies Look<typeof Popover>,
    Modal: {
      defaultProps: { transitionProps, centered: true, radius: radius.dialog, size: 460 },
      styles: { content: { background: 'var(--surface-raised)', boxShadow: 'var(--shadow)' }, header: { background: 'var(--surface-raised)', minHeight: 44 }, title: { fontSize: font.size.title, fontWeight: 600 } },
    } satisfies Look<typeof Modal>,
  },
});

function variablesOf(tokens: Tokens): Record<string, string> {
  const own: Record<string, string> = {};
  for (const [group, value] of Object.entries(tokens)) {
    if (typeof value === 'string') own[`--${group}`] = value;
    else if (!Array.isArray(value)) for (const [name, colour] of Object.entries(value)) own[`--${group}-${name}`] = String(colour);
  }
  return {
    ...own,
    '--change-less': tokens.diverging[0] ?? '',
    '--change-more': tokens.diverging.at(-1) ?? '',
    '--mantine-color-body': tokens.surface.sheet,
    '--mantine-color-text': tokens.text.primary,
    '--mantine-color-dimmed': tokens.text.tertiary,
    '--mantine-color-default': tokens.surface.sheet,
    '--mantine-color-default-hover': tokens.surface.hover,
    '--mantine-color-default-border': tokens.line.strong,
    '--mantine-color-default-color': tokens.text.primary,
    '--mantine-color-placeholder': tokens.text.tertiary,
    '--mantine-color-error': tokens.status.errorText,
    '--mantine-color-anchor': tokens.accent.base,
    '--mantine-primary-color-filled': tokens.accent.base,
  };
}

export const cssVariables: CSSVariablesResolver = () => ({
  variables: {
    '--input-height-xs': `${size.controlSm}px`,
    '--input-height-sm': `${size.control}px`,
    '--input-height-md': `${size.controlLg}px`,
    '--sans-latin': font.sans,
    '--sans-chinese': font.sansChinese,
    '--mono': font.mono,
    '--rail-width': `${size.railWidth}px`,
  },
  light: variablesOf(tokensOf.light),
  dark: variablesOf(tokensOf.dark),
});
