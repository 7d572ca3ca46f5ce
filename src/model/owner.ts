/** Whose domains and threat lists are: an instance, by its id, or this browser, for files, the demo and Logstores without an instance. */
export type Owner = string;

export const browserOwner: Owner = 'browser';
