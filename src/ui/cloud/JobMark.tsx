import type { TransformationJob } from '../../model/cloud/logstore.ts';
import { usePartWords } from '../reader.tsx';
import { jobWords } from './job-words.ts';
import { StateMark, type StateTone } from './StateMark.tsx';

/** The state of a job; `none` where there is no job. */
export type JobState = TransformationJob['state'] | 'none';

const tones: Readonly<Record<JobState, StateTone>> = {
  none: 'still', STARTING: 'moving', RUNNING: 'good', STOPPING: 'moving', STOPPED: 'still', RESTARTING: 'moving', SUCCEEDED: 'still', FAILED: 'bad', UNKNOWN: 'still',
};

/** Null while it is not known. */
export function jobStateOf(job: TransformationJob | null | undefined): JobState | null {
  return job === undefined ? null : (job?.state ?? 'none');
}

export function isJobOn(state: JobState | null): boolean {
  return state === 'RUNNING' || state === 'STARTING' || state === 'RESTARTING';
}

export function JobMark({ state }: { readonly state: JobState }) {
  const w = usePartWords(jobWords);
  return <StateMark tone={tones[state]} word={state === 'none' ? w.interDomainOff : w[state]} />;
}
