import { Router, urlencoded } from 'express'
import type { Request } from 'express'
import type Provider from 'oidc-provider'
import type { Role } from '../../domain/actor.ts'
import type { Person } from '../fiction/people.ts'
import { markup, sendPage } from '../page.ts'
import type { Html, SandboxPage } from '../page.ts'
import { SANDBOX_ACR } from './configuration.ts'

interface LoginDeps {
  readonly provider: Provider
  readonly people: readonly Person[]
}

/** Where the provider sends whoever has to say who he is. */
export function login({ provider, people }: LoginDeps): Router {
  const router = Router()
  router.get('/interaction/:uid', async (req, res) => {
    await provider.interactionDetails(req, res)
    sendPage(res, 200, loginPage(people))
  })
  router.post(
    '/interaction/:uid',
    urlencoded({ extended: false, limit: '1kb' }),
    async (req: Request<{ uid: string }, unknown, { person?: string } | undefined>, res) => {
      const person = people.find(({ id }) => id === req.body?.person)
      if (person === undefined) {
        sendPage(res, 400, loginPage(people))
        return
      }
      await provider.interactionFinished(req, res, { login: { accountId: person.id, acr: SANDBOX_ACR } })
    },
  )
  return router
}

const ROLES: Readonly<Record<Role, string>> = {
  notary: 'Notary · Notaire',
  officer: 'Registrar’s officer · Agent de l’Enregistrement',
  clerk: 'Notary’s clerk · Clerc de notaire',
  owner: 'Owner of land · Propriétaire',
}

function loginPage(people: readonly Person[]): SandboxPage {
  const body = markup`
<p>Choose who you are. Sandbox: no password. · Choisissez qui vous êtes, sans mot de passe.</p>
<form method="post">
${people.map(button)}
</form>`
  return { institution: 'identity', title: 'Log in · Connexion', body }
}

function button({ id, name, roles }: Person): Html {
  const titles = roles.map((role) => ROLES[role]).join(', ')
  return markup`<button name="person" value="${id}">${name}<br><span class="quiet">${titles}</span></button>`
}
