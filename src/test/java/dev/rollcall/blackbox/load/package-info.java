/** What stays so under load: nobody is starved, and what breaks off is logged. */
package dev.rollcall.blackbox.load;
