// Loaded before the service: its clock is somewhere else.
const shift = Number(process.env.FAULT_CLOCK_SHIFT);
const now = Date.now.bind(Date);
Date.now = () => now() + shift;
