export interface FloorActivities {
  nothing(payload: string): Promise<string>
}

export const floorActivities: FloorActivities = {
  nothing: (payload) => Promise.resolve(payload),
}
