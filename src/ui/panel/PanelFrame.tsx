import type { KeyboardEvent, ReactNode, RefObject } from 'react';
import type { Said } from '../../charts/finding/finding.ts';
import { usePartWords } from '../reader.tsx';
import { panelWords } from './words.ts';

export interface PanelFrameProps {
  readonly id: string;
  readonly title: string;
  readonly unit: string;
  /** How flows are counted, after the unit. */
  readonly counts: string;
  readonly legend?: ReactNode;
  /** What of the panel can be chosen, at the right of its header. */
  readonly choice?: ReactNode;
  /** Beside the finding, as one repair. */
  readonly finding: Said | null;
  readonly repair?: ReactNode;
  readonly actions?: ReactNode;
  readonly body: ReactNode;
  /** Nothing or one line beneath the body: what it counts, what it covers. */
  readonly foot?: ReactNode;
  readonly busy: boolean;
  /** Keys of the panel: `?`, `t`, `s`, `m`; Escape is `escape`. Told whether the panel itself has the focus. True when it meant something. */
  readonly onKey: (key: string, isFrame: boolean) => boolean;
  /** Sections of one frame are lower and have no ruled body of their own. */
  readonly section?: boolean;
  readonly height?: number;
  readonly frameRef: RefObject<HTMLElement | null>;
}

/** Title, unit, legend; a finding in one sentence; a body. Tab enters once, arrows move inside, Escape leaves. */
export function PanelFrame({ id, title, unit, counts, legend, choice, finding, repair, actions, body, foot, busy, onKey, section = false, height, frameRef }: PanelFrameProps) {
  const words = usePartWords(panelWords);
  // Under the screen's own heading; a section stands under the heading of the frame that it shares.
  const Heading = section ? 'h3' : 'h2';
  // What does not stand there at this width, as the single buttons on a narrow page, cannot take the focus, and arrows would end before it.
  const inside = (): HTMLElement[] => [...(frameRef.current?.querySelectorAll<HTMLElement>('[data-inside]') ?? [])].filter((one) => !one.hasAttribute('disabled') && one.getClientRects().length > 0);

  const keyDown = (event: KeyboardEvent<HTMLElement>): void => {
    const target = event.target;
    if (!(target instanceof HTMLElement) || target.closest('input, textarea, [role=menu]') || event.ctrlKey || event.metaKey) return;
    const isFrame = target === frameRef.current;
    if (onKey(event.key === 'Escape' ? 'escape' : event.key.toLowerCase(), isFrame)) {
      event.preventDefault();
      // What had the focus goes with the face that is turned away, and the keys that turn it back would be heard by nobody.
      if (!isFrame && turning.has(event.key.toLowerCase())) frameRef.current?.focus();
    } else if (event.key === 'Escape' && !isFrame) frameRef.current?.focus();
    else if (isFrame && event.key === 'Enter') {
      (inside().find((one) => one.closest('.panel-body')) ?? inside()[0])?.focus();
      // The same stroke would press the button that it came to.
      event.preventDefault();
    } else if (!isFrame && move[event.key] !== undefined) {
      const all = inside();
      const next = all.indexOf(target) + (move[event.key] ?? 0);
      all[(next + all.length) % all.length]?.focus();
      event.preventDefault();
    } else return;
    event.stopPropagation();
  };
  return (
    // A panel is one stop of Tab with keys of its own, like a grid; the elements inside are reached by Enter and arrows.
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-element-interactions -- keys act on the panel as a whole
    <section
      ref={frameRef} id={`panel-${id}`} className={section ? 'panel section' : 'panel'} aria-labelledby={`title-${id}`} aria-describedby={`finding-${id}`} aria-busy={busy}
      // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- one stop of Tab per panel, as said above
      tabIndex={0} onKeyDown={keyDown} style={height === undefined ? undefined : { height, flex: 'none' }} aria-keyshortcuts="? T S M"
    >
      <div className="panel-head">
        <Heading id={`title-${id}`} className="part">{title}</Heading>
        <span className="panel-unit" title={`${unit} · ${counts}`}><span className="panel-steps">{unit}</span><span className="panel-counts">{unit === '' ? '' : ' · '}{counts}</span></span>
        {legend}
        {choice}
      </div>
      <div id={`finding-${id}`} className={finding?.warning === true ? 'panel-finding warn' : 'panel-finding'} title={finding?.text}>
        {finding?.text ?? '\u00a0'} {repair}
      </div>
      {actions}
      <div className="panel-body">{body}</div>
      {foot}
      <span className="unseen">{words.inside}</span>
    </section>
  );
}

const turning: ReadonlySet<string> = new Set(['?', 't', 'escape']);

const move: Readonly<Record<string, number>> = { ArrowDown: 1, ArrowRight: 1, ArrowUp: -1, ArrowLeft: -1 };
