import { Button } from '@mantine/core';
import type { ReactNode } from 'react';
import { cloudChosen, cloudSeconds, useStartedCloud } from '../../state/cloud.ts';
import { begin } from '../../state/idle.ts';
import { useWords } from '../../state/language.ts';
import { Header } from '../../ui/frame/Header.tsx';
import { cloudWords } from './cloud-words.ts';
import { menuOpened } from './frame-state.ts';
import './cloud-screen.css';

/** A screen over a cloud account: the screen itself once a cloud answers, before that the choice of one. */
export function CloudScreen({ title, children }: { readonly title: string; readonly children: ReactNode }) {
  const w = useWords(cloudWords);
  const cloud = useStartedCloud();
  if (cloud.kind === 'on') return children;
  return (
    <>
      <Header title={title} context={w.context} onMenu={menuOpened} />
      <main className="sheet" id="sheet" tabIndex={-1}>
        {cloud.kind === 'starting' ? <output className="plain-screen secondary">{w.starting}</output> : <ChoiceOfCloud failure={cloud.kind === 'failed' ? cloud.message : null} />}
      </main>
    </>
  );
}

/** The running account has an instance from its beginning. */
async function openRunning(): Promise<void> {
  const end = begin('instance');
  try {
    const { demoInstanceMade } = await import('../../state/instances.ts');
    demoInstanceMade(cloudSeconds());
    await cloudChosen('demo', 'running');
  } finally {
    end();
  }
}

/** Which cloud stands behind this page: three ways. */
export function ChoiceOfCloud({ failure }: { readonly failure: string | null }) {
  const w = useWords(cloudWords);
  return (
    <div className="cloud-choice">
      {failure !== null && (
        <div className="note error" role="alert">
          <strong>{w.failed}</strong>
          <p className="mono">{failure}</p>
          <p>{w.failedDetail}</p>
        </div>
      )}
      <p className="secondary">{w.about}</p>
      <Way title={w.newTitle} detail={w.newDetail}>
        <Button variant="filled" onClick={() => void cloudChosen('demo', 'new')}>{w.openNew}</Button>
      </Way>
      <Way title={w.runningTitle} detail={w.runningDetail}>
        <Button onClick={() => void openRunning()}>{w.openRunning}</Button>
      </Way>
      <Way title={w.proxyTitle} detail={w.proxyDetail}>
        <Button onClick={() => void cloudChosen('proxy')}>{w.openProxy}</Button>
      </Way>
    </div>
  );
}

function Way({ title, detail, children }: { readonly title: string; readonly detail: string; readonly children: ReactNode }) {
  return (
    <section className="cloud-way">
      <div>
        <h2>{title}</h2>
        <p className="secondary">{detail}</p>
      </div>
      {children}
    </section>
  );
}
