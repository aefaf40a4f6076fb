import { rgb } from 'pdf-lib'

export const INK = rgb(0.11, 0.12, 0.15)
export const NAVY = rgb(0.07, 0.17, 0.33)
export const GOLD = rgb(0.66, 0.52, 0.22)
export const GREY = rgb(0.42, 0.44, 0.48)
export const PALE = rgb(0.83, 0.85, 0.89)
export const TINT = rgb(0.955, 0.962, 0.975)
export const GHOST = rgb(0.925, 0.935, 0.955)
