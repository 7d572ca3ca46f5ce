import { clampTop, isScaled, rowHeight, scrollOf, topAfter, topShowing, type Scroller } from './scroll.ts';

export interface Scrolled {
  /** Pixels of rows above what is seen. */
  readonly top: number;
  readonly scroller: Scroller;
}

/**
 * The scroll of one table over any number of rows. The bar of the browser and the top of the table are brought together again
 * after small steps over a table that is taller than the bar can tell.
 */
export class TableScroll {
  private element: HTMLElement | null = null;
  private readonly headerHeight: number;
  private now: Scrolled = { top: 0, scroller: { rows: 0, viewport: 0 } };
  private bar = 0;
  private readonly listeners = new Set<() => void>();

  constructor(headerHeight: number) {
    this.headerHeight = headerHeight;
  }

  readonly watch = (listener: () => void): (() => void) => {
    this.listeners.add(listener);
    return () => this.listeners.delete(listener);
  };

  readonly scrolled = (): Scrolled => this.now;

  /** Follows the element that scrolls; returns how to stop. */
  readonly attach = (element: HTMLElement): (() => void) => {
    this.element = element;
    const measure = (): void => this.put({ viewport: Math.max(0, element.clientHeight - this.headerHeight) });
    const scrolled = (): void => this.barMoved(element.scrollTop);
    const settled = (): void => this.settle();
    const wheeled = (event: WheelEvent): void => this.wheeled(event);
    const observer = new ResizeObserver(measure);
    measure();
    this.settle();
    observer.observe(element);
    element.addEventListener('scroll', scrolled);
    element.addEventListener('scrollend', settled);
    // Not passive, as a wheel over a scaled table must not move the bar by itself.
    element.addEventListener('wheel', wheeled, { passive: false });
    return () => {
      observer.disconnect();
      element.removeEventListener('scroll', scrolled);
      element.removeEventListener('scrollend', settled);
      element.removeEventListener('wheel', wheeled);
      this.element = null;
    };
  };

  rowsBecame(rows: number): void {
    if (rows !== this.now.scroller.rows) this.put({ rows });
  }

  scrollTo(top: number): void {
    const { scroller } = this.now;
    this.tell({ scroller, top: clampTop(scroller, top) });
    this.settle();
  }

  /** Moves no further than is needed to see a whole row. */
  show(row: number): void {
    const { scroller, top } = this.now;
    const next = topShowing(scroller, top, row);
    if (next !== top) this.scrollTo(next);
  }

  private put(change: Partial<Scroller>): void {
    const scroller = { ...this.now.scroller, ...change };
    this.tell({ scroller, top: clampTop(scroller, this.now.top) });
  }

  private barMoved(to: number): void {
    if (to === this.bar) return;
    const { scroller, top } = this.now;
    const next = topAfter(scroller, top, this.bar, to);
    this.bar = to;
    this.tell({ scroller, top: next });
  }

  private wheeled(event: WheelEvent): void {
    const { scroller, top } = this.now;
    if (!isScaled(scroller) || event.ctrlKey || event.shiftKey || Math.abs(event.deltaX) > Math.abs(event.deltaY)) return;
    event.preventDefault();
    const unit = event.deltaMode === WheelEvent.DOM_DELTA_LINE ? rowHeight : event.deltaMode === WheelEvent.DOM_DELTA_PAGE ? scroller.viewport : 1;
    this.scrollTo(top + event.deltaY * unit);
  }

  /** Puts the bar where the table is: also after the browser moved it, when the table became shorter. */
  settle(): void {
    if (!this.element) return;
    const { scroller, top } = this.now;
    const wanted = scrollOf(scroller, top);
    if (Math.abs(this.element.scrollTop - wanted) >= 1) this.element.scrollTop = wanted;
    this.bar = this.element.scrollTop;
  }

  private tell(next: Scrolled): void {
    const { top, scroller } = this.now;
    if (next.top === top && next.scroller.rows === scroller.rows && next.scroller.viewport === scroller.viewport) return;
    this.now = next;
    for (const listener of this.listeners) listener();
  }
}
