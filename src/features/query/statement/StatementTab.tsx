import type { TabProps } from '../tab.ts';

export function StatementTab({ question }: TabProps) {
  return <p>{question?.key}</p>;
}
