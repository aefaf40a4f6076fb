import type { PartyRole } from '../party.ts'
import type { AskRow } from './asking.ts'

/*
 * What is asked for again and again, with its basis. Where the law does not say, the office's assumption is
 * called one; the number of days for which a document counts always is.
 */

export const DEED: AskRow = { document: 'deed', of: null, basis: 'Registration Duty Act s. 2B' }

const DUE_DILIGENCE = 'FIAMLA s. 17C (customer due diligence)'

/** Who somebody is, a company or a person, and whether he is married. */
export function whoIs(of: PartyRole): readonly AskRow[] {
  return [
    { document: 'identity', of, when: 'person', basis: DUE_DILIGENCE },
    { document: 'company-papers', of, when: 'company', basis: `Companies Act 2001; ${DUE_DILIGENCE}` },
    {
      ...{ document: 'civil-status', of, when: 'married' },
      basis: 'Civil Code, matrimonial regimes (the deed states the regime)',
    },
  ]
}

/** Who disposes of land of the community needs his spouse. */
export function whoGives(of: PartyRole): readonly AskRow[] {
  return [
    ...whoIs(of),
    {
      ...{ document: 'spouse-consent', of, when: 'in-community' },
      basis: 'Civil Code art. 1424 (disposal of community property; the article is an assumption)',
    },
  ]
}

/** A non-citizen acquires with the Minister's certificate only. */
export function whoAcquires(of: PartyRole): readonly AskRow[] {
  return [
    ...whoIs(of),
    {
      ...{ document: 'non-citizen-authorisation', of, when: 'non-citizen' },
      basis: 'Non-Citizens (Property Restriction) Act s. 3',
    },
  ]
}

export const POWER_OF_ATTORNEY: AskRow = {
  ...{ document: 'power-of-attorney', of: null, when: 'by-attorney', validForDays: 365 },
  basis: 'Civil Code art. 1984 ff. (its term of a year is an assumption)',
}

export const LAND_USE_PERMIT: AskRow = {
  ...{ document: 'land-use-permit', of: null, when: 'new-building' },
  basis: 'Local Government Act 2011 s. 117',
}

export const SURVEY_REPORT: AskRow = {
  ...{ document: 'survey-report', of: null },
  basis: 'Cadastral Survey Act s. 7; Land Surveyors Act',
}

export const TAX_CLEARANCE: AskRow = {
  ...{ document: 'tax-clearance', of: null, validForDays: 90 },
  basis: 'Land (Duties and Taxes) Act s. 37 (its term of 90 days is an assumption)',
}
