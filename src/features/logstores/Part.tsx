import { useId, type ReactNode } from 'react';

/** A ruled heading with a word of context at its right end, and what belongs under it. */
export function Part({ title, context, children }: { readonly title: string; readonly context?: string; readonly children: ReactNode }) {
  const id = useId();
  return (
    <section aria-labelledby={id} className="logstore-part">
      <div className="row ruled">
        <h2 className="part grow" id={id}>{title}</h2>
        {context !== undefined && <span className="small tertiary">{context}</span>}
      </div>
      {children}
    </section>
  );
}
