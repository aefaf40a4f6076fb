import type { Step } from './dialect.ts'

/**
 * What proves each evidence record of the archive, and whom we trusted then. Nothing was kept of the records made
 * before this step: they say so.
 */
export const archiveProof: Step = {
  name: '009-archive-proof',
  statements: () => [
    `alter table evidence_record add column evidence text not null
     default '{"certificates":[],"crls":[],"ocspResponses":[]}'`,
    `alter table evidence_record add column trust text`,
  ],
}
