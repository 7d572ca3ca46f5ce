import { createRef } from 'react';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { present } from '../../base/assert.ts';
import { PanelFrame } from '../../ui/panel/PanelFrame.tsx';
import { mount, type Mounted } from '../../ui/testing/mount.tsx';
import { draggedEnded, draggedShown } from './dragged.ts';
import '../../ui/panel/panel.css';

let page: Mounted;
beforeEach(() => {
  page = mount();
});
afterEach(() => page.end());

test('while a range is dragged the sentence of the one before is not to be seen, and the unit is that of the steps drawn', async () => {
  const frameRef = createRef<HTMLElement>();
  const framed = (unit: string) => <PanelFrame id="a" title="Records" unit={unit} counts="every record" finding={{ text: 'Rejects rose.', warning: false }} body="picture" busy={false} onKey={() => false} frameRef={frameRef} />;
  await page.render(framed('records per 10 min'));
  const panel = present(frameRef.current, 'the panel');
  const read = () => {
    const steps = present(panel.querySelector('.panel-steps'), 'the unit');
    const instead = getComputedStyle(steps, '::before').content;
    return { finding: getComputedStyle(present(panel.querySelector('.panel-finding'), 'the sentence')).visibility, unit: instead === 'none' ? steps.textContent : instead };
  };
  expect(read()).toEqual({ finding: 'visible', unit: 'records per 10 min' });
  draggedShown(panel, 'records per 1 min');
  expect(read()).toEqual({ finding: 'hidden', unit: '"records per 1 min"' });
  // Let go: the answer of the new range is rendered, then what was drawn past React is given up.
  await page.render(framed('records per 5 min'));
  draggedEnded(panel);
  expect(read()).toEqual({ finding: 'visible', unit: 'records per 5 min' });
});
