import { z } from 'zod'
import { kind } from './terms.ts'
import { instant, localDate, orNull, pin, share, stage, transactionId } from './values.ts'

export const watch = z
  .strictObject({
    alert: z.boolean().meta({ description: 'You are told when a deed on the parcel is lodged' }),
    waitDays: z
      .int()
      .meta({ description: 'Working days that registration waits for your objection; 0 for none' }),
    lockedAt: instant.nullable().meta({ description: 'Since when nothing registers; null while not locked' }),
  })
  .meta({ id: 'TitleWatch', description: 'How you have your title watched' })

export const newWatch = z
  .strictObject({ alert: z.boolean(), waitDays: z.int().meta({ description: 'From 0 to 30' }) })
  .meta({ id: 'NewTitleWatch' })

export const lock = z.strictObject({ locked: z.boolean() }).meta({ id: 'TitleLock' })

export const ownersObjection = z
  .strictObject({ transactionId, reason: z.string().max(4_000) })
  .meta({ id: 'OwnersObjection' })

export const objected = z.strictObject({ objectedAt: instant }).meta({ id: 'OwnersObjectionOnRecord' })

const underWay = z
  .strictObject({
    ...{ transactionId, kind, stage },
    receipt: z.string(),
    lodgedAt: instant,
    objectUntil: instant
      .nullable()
      .meta({ description: 'Until when registration waits for you; null before' }),
    mayObject: z.boolean(),
    objectedAt: instant.nullable(),
  })
  .meta({ id: 'UnderWay', description: 'A transaction that was lodged on your parcel' })

const held = z.strictObject({ share, right: z.enum(['full', 'bare', 'usufruct']) }).meta({ id: 'OwnShare' })

const ownTitle = z
  .strictObject({
    pin,
    district: z.string(),
    locality: z.string(),
    validFrom: localDate,
    shares: z.array(held),
    watch,
    underWay: orNull(underWay),
  })
  .meta({ id: 'OwnTitle' })

export const ownTitleList = z.strictObject({ titles: z.array(ownTitle) }).meta({ id: 'OwnTitleList' })
