/** Words of the search half, by where they may stand. */
export const searchWords = { joint: ['not'], condition: ['and', 'or', 'not', 'in'] } as const;

/** Words that begin a value or a clause where no value stands yet. */
export const openingWords: readonly string[] = ['case when', 'cast', 'distinct', 'exists', 'interval', 'not', 'null', 'true', 'false', 'select', 'with'];

/** Words that may follow a value, those of the next clause first. */
export const followingWords: Readonly<Record<string, readonly string[]>> = {
  'select': ['as', 'from', 'where', 'group by', 'order by', 'limit', 'over', 'filter'],
  'from': ['where', 'group by', 'join', 'left join', 'right join', 'full join', 'cross join', 'on', 'using', 'as', 'order by', 'limit'],
  'where': ['and', 'or', 'group by', 'order by', 'limit', 'in', 'like', 'between', 'is null', 'is not null', 'not in', 'not like'],
  'on': ['and', 'or', 'where', 'group by', 'order by', 'limit', 'join', 'left join'],
  'group by': ['having', 'order by', 'limit'],
  'having': ['and', 'or', 'order by', 'limit', 'in', 'like', 'between', 'is null', 'is not null'],
  'order by': ['asc', 'desc', 'nulls first', 'nulls last', 'limit'],
  'partition by': ['order by', 'rows between'],
};

/** Words that may follow a value anywhere. */
export const anyFollowing: readonly string[] = [
  'and', 'or', 'as', 'asc', 'desc', 'between', 'case', 'when', 'then', 'else', 'end', 'in', 'like', 'escape', 'is null', 'is not null', 'from', 'where', 'group by', 'having',
  'order by', 'limit', 'union', 'union all', 'intersect', 'except', 'over', 'partition by', 'filter', 'rows between', 'range between', 'unbounded preceding', 'unbounded following', 'preceding',
  'following', 'current row', 'rollup', 'cube', 'grouping sets', 'join', 'left join', 'right join', 'full join', 'cross join', 'on', 'using', 'unnest', 'with ordinality', 'nulls first', 'nulls last',
];
