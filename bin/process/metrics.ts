import type { RequestListener } from 'node:http'
import type { Request } from 'express'
import { collectDefaultMetrics, Histogram, Registry } from 'prom-client'
import { routeOf } from '../../api/request-log.ts'

/** What a process measures of itself: memory, processor time, the delay of its event loop. One a process. */
export function createMetrics(): Registry {
  const metrics = new Registry()
  collectDefaultMetrics({ register: metrics })
  return metrics
}

/** In seconds: from an answer out of memory to a deed of 30 MB over a slow line. */
const BUCKETS = [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 30]

/**
 * The same server, which also measures how long each answer took, by method, route template and status. The
 * template, never the address: ids and pay codes stand in that.
 */
export function measured(serve: RequestListener, metrics: Registry): RequestListener {
  const duration = new Histogram({
    name: 'http_request_duration_seconds',
    help: 'From the request to the last byte of its answer',
    labelNames: ['method', 'route', 'status'],
    buckets: BUCKETS,
    registers: [metrics],
  })
  return (request, response) => {
    const end = duration.startTimer()
    response.once('close', () => {
      const status = response.writableFinished ? String(response.statusCode) : 'broken-off'
      end({ method: request.method ?? '', route: routeOf(request as Request) ?? 'none', status })
    })
    serve(request, response)
  }
}
