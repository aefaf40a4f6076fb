import { expect } from 'chai'
import { parseNic, parsePin } from '../../../domain/ids.ts'
import { holdersOf } from '../../../domain/register/holders.ts'
import { parseInstant, parseLocalDate } from '../../../domain/time.ts'
import { owner } from '../../../sandbox/fiction/owners.ts'
import { PEOPLE } from '../../../sandbox/fiction/people.ts'
import { fictionalRegister } from '../../../sandbox/fiction/register.ts'

describe('the fictional register', () => {
  const records = fictionalRegister()
  const kindsOf = (kind: string) => records.flatMap((r) => r.encumbrances).filter((e) => e.kind === kind)

  it('has fifty parcels, no two under one PIN or one transcription', () => {
    expect(new Set(records.map(({ parcel }) => parcel.pin)).size).to.equal(50)
    const numbers = records.map(
      ({ title: { transcription } }) => `${transcription.volume}/${transcription.number}`,
    )
    expect(new Set(numbers).size).to.equal(50)
  })

  it('is the same at every call and survives the way through JSON', () => {
    expect(JSON.parse(JSON.stringify(fictionalRegister()))).to.deep.equal(records)
  })

  it('has only identifiers, days and moments that parse', () => {
    for (const { parcel, title, encumbrances } of records) {
      expect(parsePin(parcel.pin), parcel.pin).to.equal(title.pin)
      expect(parseInstant(title.registeredAt), title.registeredAt).to.equal(title.registeredAt)
      for (const { id, name } of title.holders) expect(parseNic(id), name).to.equal(id)
      for (const { pin, inscribedOn } of encumbrances) {
        expect(pin).to.equal(parcel.pin)
        expect(parseLocalDate(inscribedOn)).to.equal(inscribedOn)
        expect(inscribedOn > title.registeredAt.slice(0, 10), 'inscribed on a title that stood').to.be.true
      }
    }
  })

  it('has titles whose shares add to one, each held by different people', () => {
    for (const { title } of records) {
      expect(holdersOf(title.holders), title.pin).to.deep.equal(title.holders)
      expect(new Set(title.holders.map(({ id }) => id)).size).to.equal(title.holders.length)
    }
  })

  it('has what a demonstration needs: joint titles, a usufruct, leases, mortgages, a caveat, a seizure', () => {
    expect(records.filter(({ title }) => title.holders.length > 1)).to.have.length(10)
    expect(kindsOf('mortgage')).to.have.length(6)
    expect(kindsOf('caveat')).to.have.length(1)
    expect(kindsOf('seizure')).to.have.length(1)
    expect(records.filter(({ title }) => title.price === null)).to.have.length(2)
    expect(records.filter(({ title }) => title.holders[0]?.right === 'usufruct')).to.have.length(1)
    expect(records.filter(({ parcel }) => parcel.tenure === 'state-lease')).to.have.length(2)
  })

  it('begins with a parcel that one person holds whole, free of everything, and once paid for', () => {
    const [first] = records
    expect(first?.encumbrances).to.deep.equal([])
    expect(first?.title.holders).to.have.length(1)
    expect(first?.title.price).to.be.greaterThan(0)
  })

  it('gives a hundred owners a hundred names and identity numbers', () => {
    const owners = Array.from({ length: 100 }, (_, number) => owner(number))
    expect(new Set(owners.map(({ name }) => name)).size).to.equal(100)
    expect(new Set(owners.map(({ nic }) => nic)).size).to.equal(100)
    for (const { nic, name } of owners) {
      const surname = name.slice(name.indexOf(' ') + 1).normalize('NFD')
      expect(nic.charAt(0), name).to.equal(surname.charAt(0))
    }
  })
})

describe('the fictional people', () => {
  it('are eight notaries, three officers, two clerks and three owners with different ids and names', () => {
    const having = (role: string) => PEOPLE.filter(({ roles }) => roles.some((held) => held === role))
    expect(having('notary').map(({ id }) => id)).to.deep.equal(
      [1, 2, 3, 4, 5, 6, 7, 8].map((n) => `notary-${n}`),
    )
    expect(having('officer').map(({ id }) => id)).to.deep.equal(['officer-1', 'officer-2', 'officer-3'])
    const held = new Set(fictionalRegister().flatMap(({ title }) => title.holders.map(({ id }) => id)))
    expect(having('owner').map(({ nic }) => nic !== undefined && held.has(nic))).to.deep.equal([
      true,
      true,
      true,
    ])
    expect(new Set(PEOPLE.map(({ name }) => name)).size).to.equal(16)
  })
})
