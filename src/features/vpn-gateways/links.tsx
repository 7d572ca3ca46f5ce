import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import type { CloudEni } from '../../model/cloud/network.ts';
import { withoutQuery } from '../../state/search.ts';

interface CreateLinkProps {
  readonly region: string;
  /** The form makes one flow log for each, one after the other. */
  readonly enis: readonly Pick<CloudEni, 'id'>[];
  readonly className?: string;
  readonly children: ReactNode;
}

/** What the form that makes a flow log begins with, as its address says it: `NetworkInterface/eni-a,eni-b`. */
export function prefillOf(enis: readonly Pick<CloudEni, 'id'>[]): string {
  return `NetworkInterface/${enis.map(({ id }) => id).join(',')}`;
}

/** To the form that makes a flow log, filled in for interfaces: another room. */
export function CreateLink({ region, enis, className, children }: CreateLinkProps) {
  const to: string = '/flow-logs/create/alibaba/collection';
  return (
    <Link to={to} search={(before) => ({ ...withoutQuery(before), r: region, resource: prefillOf(enis) })} {...(className === undefined ? {} : { className })}>
      {children}
    </Link>
  );
}

/** The page of a flow log: another room. */
export function FlowLogLink({ region, id, className, children }: { readonly region: string; readonly id: string; readonly className?: string; readonly children: ReactNode }) {
  const to: string = `/flow-logs/alibaba/${region}/${id}`;
  return <Link to={to} search={withoutQuery} {...(className === undefined ? {} : { className })}>{children}</Link>;
}

/** The list of flow logs with its quota: another room. */
export function FlowLogsLink({ region, children }: { readonly region: string; readonly children: ReactNode }) {
  return <Link to="/flow-logs" search={(before) => ({ ...withoutQuery(before), r: region })}>{children}</Link>;
}
