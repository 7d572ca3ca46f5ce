import { useNavigate } from '@tanstack/react-router';
import { useGroupInView } from './use-group-in-view.ts';

/** A group of settings: its place in the address, and its heading. */
export interface SettingsGroup {
  readonly id: string;
  readonly title: string;
}

/** The groups beside the fields, the one in view marked. A click brings one to the top, and the address names it. */
export function SettingsGroups({ label, groups }: { readonly label: string; readonly groups: readonly SettingsGroup[] }) {
  const navigate = useNavigate();
  const inView = useGroupInView(groups.map(({ id }) => id));
  return (
    <nav className="settings-groups" aria-label={label}>
      <div>
        {groups.map(({ id, title }) => (
          <a
            key={id}
            href={`#${id}`}
            aria-current={id === inView ? 'location' : undefined}
            onClick={(event) => {
              event.preventDefault();
              document.getElementById(id)?.scrollIntoView();
              void navigate({ to: '.', search: true, hash: id, replace: true });
            }}
          >
            {title}
          </a>
        ))}
      </div>
    </nav>
  );
}
