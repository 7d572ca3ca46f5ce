import { EditorView } from '@codemirror/view';

/** Pixels. A line, and what is above the first and below the last. */
export const lineHeight = 18;
export const inset = 8;

const mono = { fontFamily: 'var(--mono)', fontSize: '12px', lineHeight: `${lineHeight}px`, fontVariantLigatures: 'none', fontFeatureSettings: "'calt' 0, 'liga' 0" };
const floating = { background: 'var(--surface-raised)', border: '1px solid var(--line-strong)', borderRadius: '5px', boxShadow: 'var(--shadow)', color: 'var(--text-primary)', zIndex: 30 };

/** The editor as it lies on the sheet. Everything is a variable of the theme, so that both schemes are one. */
export const look = EditorView.theme({
  '&': { background: 'var(--surface-sheet)', color: 'var(--text-primary)' },
  '&.cm-focused': { outline: 'none' },
  '.cm-scroller': { ...mono, overflow: 'auto' },
  '.cm-content': { padding: `${inset}px 0`, caretColor: 'var(--text-primary)', minWidth: 0 },
  '.cm-content ::selection, .cm-content::selection': { background: 'color-mix(in srgb, var(--accent-base) 26%, transparent)' },
  '.cm-line': { padding: '0 12px 0 12px' },
  '.cm-activeLine': { background: 'transparent' },
  '&.cm-focused .cm-activeLine': { background: 'var(--surface-sunken)' },
  '.cm-gutters': { background: 'var(--surface-sheet)', color: 'var(--text-tertiary)', border: 'none', borderInlineEnd: '1px solid var(--line-hair)' },
  '.cm-lineNumbers .cm-gutterElement': { minWidth: '32px', padding: '0 9px 0 4px' },
  '.cm-placeholder': { color: 'var(--text-tertiary)' },
  '&.cm-focused .cm-matchingBracket, .cm-matchingBracket': { background: 'var(--surface-selected)', boxShadow: 'inset 0 0 0 1px var(--line-strong)', borderRadius: '2px' },
  '&.cm-focused .cm-nonmatchingBracket, .cm-nonmatchingBracket': { background: 'transparent' },
  '.cm-lintRange-error': { backgroundImage: 'none', paddingBottom: 0, textDecoration: 'underline wavy var(--status-error) 1px', textUnderlineOffset: '3px', textDecorationSkipInk: 'none' },
  '.cm-lintPoint:after': { borderBottomColor: 'var(--status-error)' },
  '.cm-tooltip': floating,
  '.cm-tooltip.cm-tooltip-hover, .cm-tooltip-lint': { padding: 0 },
  '.cm-diagnostic': { padding: '8px 12px', maxWidth: '420px', border: 0, borderInlineStart: '3px solid var(--status-error)', borderRadius: '4px 0 0 4px', font: '12px/18px var(--sans)', whiteSpace: 'normal' },
  '.cm-diagnosticAction': { font: '12px/18px var(--sans)', color: 'var(--accent-base)', background: 'none', border: 0, padding: '2px 0', margin: '2px 0 0', display: 'block', cursor: 'pointer', borderRadius: '2px' },
  '.cm-diagnosticAction:hover': { textDecoration: 'underline' },
});

/** The list of completions: names at the left, what they are at the right, and beside them what is known of the chosen one. */
export const popupLook = EditorView.theme({
  '.cm-tooltip.cm-tooltip-autocomplete': { ...floating, display: 'grid', gridTemplateColumns: 'minmax(0, 276px) minmax(0, 288px)', gridTemplateRows: 'minmax(0, 1fr) auto', overflow: 'hidden', padding: 0 },
  '.cm-tooltip.cm-tooltip-autocomplete > ul': { gridColumn: '1', gridRow: '1', ...mono, minWidth: 0, maxWidth: 'none', maxHeight: '196px', height: 'auto', padding: '4px 0' },
  '.cm-tooltip.cm-tooltip-autocomplete > ul > li': { display: 'flex', alignItems: 'center', gap: '8px', height: '24px', padding: '0 10px', lineHeight: '24px', color: 'var(--text-primary)' },
  '.cm-tooltip.cm-tooltip-autocomplete > ul > li[aria-selected]': { background: 'var(--surface-selected)', color: 'var(--text-primary)' },
  '.cm-tooltip-autocomplete-disabled > ul': { opacity: 0.6 },
  '.offer-letter': { flex: '0 0 10px', color: 'var(--text-tertiary)', textAlign: 'center' },
  '.cm-completionLabel': { flex: '1 1 auto', minWidth: 0, overflow: 'hidden', textOverflow: 'ellipsis' },
  '.cm-completionMatchedText': { textDecoration: 'none', color: 'var(--accent-base)', fontWeight: 600 },
  '.cm-completionDetail': { flex: 'none', marginInlineStart: 'auto', font: '12px/24px var(--sans)', fontStyle: 'normal', fontVariantNumeric: 'tabular-nums', color: 'var(--text-tertiary)' },
  '.offer-keys': { gridColumn: '1', gridRow: '2', display: 'flex', gap: '4px', alignItems: 'center', padding: '5px 10px', borderTop: '1px solid var(--line-hair)', font: 'var(--micro)/16px var(--sans)', color: 'var(--text-tertiary)', whiteSpace: 'nowrap', overflow: 'hidden' },
  '.offer-keys span': { marginInlineEnd: '6px' },
  '.cm-tooltip.cm-completionInfo': {
    position: 'static', gridColumn: '2', gridRow: '1 / 3', width: 'auto', maxWidth: 'none', minHeight: '150px', padding: '8px 12px', border: 0, borderInlineStart: '1px solid var(--line-hair)', borderRadius: 0,
    boxShadow: 'none', background: 'none', font: '12px/18px var(--sans)', whiteSpace: 'normal', overflow: 'hidden auto', maxHeight: '228px',
  },
  '.offer-title': { overflowWrap: 'anywhere' },
  '.offer-title b': { fontFamily: 'var(--mono)', fontWeight: 600 },
  '.offer-title span': { color: 'var(--text-secondary)' },
  '.offer-about': { color: 'var(--text-secondary)', margin: '2px 0 8px' },
  '.offer-values': { display: 'grid', gridTemplateColumns: 'minmax(0, 1fr) 64px 52px', gap: '2px 10px', alignItems: 'center' },
  '.offer-values .mono': { overflow: 'hidden', textOverflow: 'ellipsis', whiteSpace: 'nowrap' },
  '.offer-bar': { height: '8px', background: 'var(--neutralBar)' },
  '.offer-share': { textAlign: 'end', fontVariantNumeric: 'tabular-nums', color: 'var(--text-secondary)', whiteSpace: 'nowrap' },
  '@media (max-width: 640px)': {
    '.cm-tooltip.cm-tooltip-autocomplete': { gridTemplateColumns: 'minmax(0, min(340px, 88vw))' },
    '.cm-tooltip.cm-completionInfo': { display: 'none' },
    '.cm-tooltip.cm-tooltip-autocomplete > ul > li': { height: '40px', lineHeight: '40px' },
  },
});
