import { useId, type ReactNode } from 'react';

/** A label and its fields in one line of the form. */
export function Line({ label, children }: { readonly label: string; readonly children: (id: string) => ReactNode }) {
  const id = useId();
  return (
    <div className="alert-line">
      <label className="secondary small" htmlFor={id}>{label}</label>
      {children(id)}
    </div>
  );
}
