/**
 * Names of what queries can call beyond the kernel's own functions, without the code that lowers them: the kernel's planner, which
 * is loaded first, says by them what is answered elsewhere.
 */

export const aggregateNamesOfQueries = [
  'count_if', 'grouping', 'count', 'sum', 'avg', 'min', 'max', 'min_by', 'max_by', 'arbitrary', 'any_value', 'approx_distinct', 'approx_percentile',
  'bool_and', 'bool_or', 'every', 'array_agg', 'set_agg', 'bitwise_and_agg', 'bitwise_or_agg', 'geometric_mean', 'stddev', 'stddev_samp',
  'stddev_pop', 'variance', 'var_samp', 'var_pop', 'skewness', 'kurtosis', 'corr', 'covar_pop', 'covar_samp', 'regr_slope', 'regr_intercept',
  'max_over_time', 'avg_over_time', 'percentile_over_time', 'histogram', 'map_agg', 'multimap_agg', 'map_union', 'checksum', 'numeric_histogram',
] as const;

export const arrayFunctionNames = [
  'cardinality', 'element_at', 'array_join', 'array_sort', 'array_distinct', 'array_max', 'array_min', 'array_position', 'array_remove',
  'array_union', 'array_intersect', 'array_except', 'arrays_overlap', 'contains', 'flatten', 'slice', 'repeat', 'sequence', 'split', 'split_to_map',
  'regexp_extract_all', 'regexp_split', 'ip_subnet_range', 'map', 'map_keys', 'map_values', 'map_concat', 'map_filter', 'transform_values',
  'transform_keys', 'transform', 'filter', 'any_match', 'all_match', 'none_match', 'reduce', 'zip_with',
] as const;

export const windowNames = ['row_number', 'rank', 'dense_rank', 'percent_rank', 'cume_dist', 'ntile', 'first_value', 'last_value', 'nth_value', 'lag', 'lead'] as const;
