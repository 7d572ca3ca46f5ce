/** Rules of what is written about a flow log, as the reference of `CreateFlowLog` has them. */

const webAddress = /^https?:\/\//i;

/** 1 to 128 characters. */
export function isFlowLogName(text: string): boolean {
  return text.length >= 1 && text.length <= 128 && !webAddress.test(text);
}

/** 1 to 256 characters. */
export function isFlowLogDescription(text: string): boolean {
  return text.length >= 1 && text.length <= 256 && !webAddress.test(text);
}

export function isProjectName(text: string): boolean {
  return /^[a-z0-9][a-z0-9-]{1,61}[a-z0-9]$/.test(text);
}

export function isLogstoreName(text: string): boolean {
  return /^[a-z0-9][a-z0-9_-]{1,61}[a-z0-9]$/.test(text);
}

export function areTags(tags: readonly { readonly key: string; readonly value: string }[]): boolean {
  return tags.length <= 20 && tags.every(({ key, value }) =>
    key.length >= 1 && key.length <= 128 && value.length <= 128 && !/^(aliyun|acs:)/i.test(key) && !/https?:\/\//i.test(key) && !/https?:\/\//i.test(value));
}
