/** What stopping and deleting end, and what goes on costing: the same three sentences of every cloud, each in its own words. */
export function WhatEnds({ words: w }: { readonly words: Readonly<Record<'ends' | 'endsStop' | 'endsDelete' | 'endsAll', string>> }) {
  return (
    <section className="small secondary">
      <h3>{w.ends}</h3>
      <p>{w.endsStop}</p>
      <p>{w.endsDelete}</p>
      <p>{w.endsAll}</p>
    </section>
  );
}
