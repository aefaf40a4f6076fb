import { DefaultFailureConverter } from '@temporalio/common'

/**
 * Puts messages and stack traces where the codec encrypts them; a failure's type stays in clear. The bundler,
 * the worker and the client each load this file by its path, hence a module of its own.
 */
export const failureConverter = new DefaultFailureConverter({ encodeCommonAttributes: true })
