import type { PersonId, Pin, TransactionId } from '../ids.ts'
import type { ParcelRecord, Title, Transcription } from '../register/title.ts'
import type { Instant } from '../time.ts'
import type { Judgement } from './evidence.ts'
import type { DocumentRef } from '../transaction/document.ts'

export interface RegisterStore {
  find(pin: Pin): Promise<ParcelRecord | undefined>
  /** Every title the parcel ever had, newest first. */
  chainOf(pin: Pin): Promise<readonly Title[]>
  /** The parcels on whose title in force that person stands, by PIN. */
  heldBy(id: PersonId): Promise<readonly ParcelRecord[]>
  all(): Promise<readonly ParcelRecord[]>
  /**
   * Key: PIN. Parcels already in the register stay untouched. Answers how many were new. Throws a RangeError,
   * and imports nothing, when nobody holds a new one.
   */
  import(records: readonly ParcelRecord[]): Promise<number>
}

export interface RegistrationStore {
  /**
   * The one commit that changes the register: the stage `registering` is entered, from which on nobody can object any
   * more, the title passes (`convey`), the transcription number is given, the stage becomes `registered` and the parcel
   * is free again. Key: transaction. A release may be weeks old, so it refuses, and changes nothing: as `effectOf` does
   * when the register moved meanwhile, `title-locked`, and `clearance-outdated` when an owner has objected, or a paper
   * ended, of whom or which the last screening knows nothing.
   */
  register(command: {
    readonly transactionId: TransactionId
    readonly round: number
    readonly at: Instant
  }): Promise<Transcription>
  /**
   * Records the certificate with the judgement that let it go out. Key: transaction. Answers what is on record: of
   * two certificates of one transaction, the first.
   */
  recordCertificate(transactionId: TransactionId, judgement: Judgement, at: Instant): Promise<DocumentRef>
  /** Documents are locked and the certificate is ready for its readers. Key: transaction. */
  recordDelivery(transactionId: TransactionId, at: Instant): Promise<void>
}
