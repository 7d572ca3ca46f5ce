import { Button } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import { Fragment, useEffect } from 'react';
import { useStartedCloud } from '../../../state/cloud.ts';
import { useWords } from '../../../state/language.ts';
import { withoutQuery } from '../../../state/search.ts';
import { useFocusReturn } from '../../../ui/focus-return.ts';
import { Icon } from '../../../ui/icons.tsx';
import type { Said } from '../../../ui/use-said.ts';
import { InstanceForm, type InstanceGiven } from './InstanceForm.tsx';
import { instanceWords } from './words.ts';
import './instances.css';

interface CreateInstanceProps {
  readonly given: InstanceGiven;
  readonly onClose: () => void;
  readonly onCreated: (said: Said) => void;
}

/** The panel that makes an instance; without an account it says where one is opened. */
export function CreateInstance({ given, onClose, onCreated }: CreateInstanceProps) {
  const w = useWords(instanceWords);
  const cloud = useStartedCloud();
  useFocusReturn();
  useEffect(() => {
    const onKey = (event: KeyboardEvent): void => {
      if (event.key === 'Escape' && !event.defaultPrevented) onClose();
    };
    addEventListener('keydown', onKey);
    return () => removeEventListener('keydown', onKey);
  }, [onClose]);
  return (
    <aside className="instance-aside" aria-label={w.create}>
      <div className="row instance-aside-head">
        <h2 className="grow">{w.create}</h2>
        <button type="button" className="cloud-icon" aria-label={w.close} onClick={onClose}><Icon name="close" little /></button>
      </div>
      {cloud.kind === 'on' ? <InstanceForm given={given} onClose={onClose} onCreated={onCreated} /> : (
        <div className="instance-fields">
          {cloud.kind === 'starting' ? <output className="secondary">{w.starting}</output> : (
            <Fragment>
              <h3>{w.noAccount}</h3>
              <p className="secondary">{w.noAccountDetail}</p>
              <Button className="instance-account" renderRoot={(props) => <Link to="/flow-logs" search={withoutQuery} {...props} />}>{w.toAccount}</Button>
            </Fragment>
          )}
        </div>
      )}
    </aside>
  );
}
