/** Line icons, 16 by 16, in the colour of the text around them. They stand beside or instead of words that say the same. */
const shapes = {
  left: 'M10 3.5 5.5 8 10 12.5',
  right: 'M6 3.5 10.5 8 6 12.5',
  down: 'M4 6.5 8 10.5 12 6.5',
  switch: 'M4.5 6 8 2.5 11.5 6M4.5 10 8 13.5 11.5 10',
  zoomOut: 'M7 12A5 5 0 1 0 7 2a5 5 0 0 0 0 10ZM10.7 10.7 14 14M5 7h4',
  search: 'M7 12A5 5 0 1 0 7 2a5 5 0 0 0 0 10ZM10.7 10.7 14 14',
  refresh: 'M13.5 8a5.5 5.5 0 1 1-1.7-4M13.5 2v3h-3',
  copyLink: 'M6.5 9.5a3 3 0 0 0 4.3 0l2.3-2.3a3 3 0 0 0-4.3-4.3L8 3.7M9.5 6.5a3 3 0 0 0-4.3 0L2.9 8.8a3 3 0 0 0 4.3 4.3L8 12.3',
  more: 'M3 8h.01M8 8h.01M13 8h.01',
  close: 'M4 4l8 8M12 4l-8 8',
  menu: 'M2.5 4h11M2.5 8h11M2.5 12h11',
  lock: 'M3.5 7h9v6.5h-9zM5.5 7V5a2.5 2.5 0 0 1 5 0v2',
  warn: 'M8 2 14.5 13.5h-13ZM8 6.5v3.5M8 12h.01',
  tick: 'M3 8.5 6.5 12 13 4.5',
  question: 'M8 14.2A6.2 6.2 0 1 0 8 1.8a6.2 6.2 0 0 0 0 12.4ZM6.3 6.2a1.8 1.8 0 1 1 2.5 1.7c-.6.3-.8.6-.8 1.3M8 11.3h.01',
  table: 'M2 3h12v10H2zM2 6.2h12M6.2 6.2V13',
  save: 'M8 2v7.5M4.8 6.6 8 9.8l3.2-3.2M2.5 13h11',
  maximise: 'M9.5 2.5h4v4M13.2 2.8 9.4 6.6M6.5 13.5h-4v-4M2.8 13.2l3.8-3.8',
  minimise: 'M13.5 6.5h-4v-4M9.8 6.2 13.5 2.5M2.5 9.5h4v4M6.2 9.8 2.5 13.5',
  filter: 'M2 3.5h12L9.5 9v4.5l-3-1.5V9z',
} as const;
export type IconName = keyof typeof shapes;

export function Icon({ name, little = false }: { readonly name: IconName; readonly little?: boolean }) {
  return (
    <svg className={little ? 'icon little' : 'icon'} viewBox="0 0 16 16" aria-hidden="true" style={name === 'more' ? { strokeWidth: 2.4 } : undefined}>
      <path d={shapes[name]} />
    </svg>
  );
}

/** The mark: traffic out above, traffic in below. */
export function Mark() {
  return (
    <svg width="16" height="16" viewBox="0 0 16 16" aria-hidden="true">
      <g fill="var(--direction-out)">
        <rect x="0" y="5" width="2" height="6" />
        <rect x="4" y="3" width="2" height="8" />
      </g>
      <g fill="var(--direction-in)">
        <rect x="7" y="1" width="2" height="14" />
        <rect x="10.5" y="4" width="2" height="9" />
        <rect x="14" y="6" width="2" height="5" />
      </g>
    </svg>
  );
}
