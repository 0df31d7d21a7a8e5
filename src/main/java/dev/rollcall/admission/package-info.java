/** Who may begin now, and who has to wait: places that are bounded for all and for each. */
package dev.rollcall.admission;
