import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { withoutQuery } from '../../state/search.ts';
import type { Row } from './row.ts';

/** The page of a flow log. */
export function FlowLogLink({ row, children }: { readonly row: Row; readonly children: ReactNode }) {
  return (
    <Link to="/flow-logs/$cloud/$region/$id" params={{ cloud: row.kind, region: row.region, id: row.id }} search={withoutQuery}>
      {children}
    </Link>
  );
}

interface LogstoreLinkProps {
  readonly region: string;
  readonly project: string;
  readonly logstore: string;
  readonly className?: string;
  readonly children: ReactNode;
}

/** The page of a Logstore: another room, reached by its address. */
export function LogstoreLink({ region, project, logstore, className, children }: LogstoreLinkProps) {
  // One that a traffic analyzer alone reads has none.
  if (logstore === '') return null;
  const to: string = `/logstores/${region}/${encodeURIComponent(project)}/${encodeURIComponent(logstore)}`;
  return <Link to={to} search={withoutQuery} {...(className === undefined ? {} : { className })}>{children}</Link>;
}

/** What flow logs cost: another room. */
export function BillingLink({ children }: { readonly children: ReactNode }) {
  const to: string = '/billing';
  return <Link to={to} search={withoutQuery}>{children}</Link>;
}

interface CreateLinkProps {
  readonly region: string;
  /** `VPC/vpc-bp1…`: what the form begins with. */
  readonly resource?: string;
  readonly cloud?: Row['kind'];
  readonly className?: string;
  readonly tabIndex?: number;
  readonly children: ReactNode;
}

/** To the form that makes a flow log, with its region and resource filled in: another room. */
export function CreateLink({ region, resource, cloud = 'alibaba', className, tabIndex = 0, children }: CreateLinkProps) {
  const to: string = `/flow-logs/create/${cloud}/collection`;
  return (
    <Link to={to} tabIndex={tabIndex} search={(before) => ({ ...withoutQuery(before), r: region, ...(resource === undefined ? {} : { resource }) })} {...(className === undefined ? {} : { className })}>
      {children}
    </Link>
  );
}
