package dev.rollcall.directory;

import dev.rollcall.visibility.VisibleUser;
import java.util.Optional;

/** The caller's own profile, and the calendar server for the caller. */
public record OwnProfile(VisibleUser user, Optional<OutlookCalendar> calendar) {

    /** Addresses of the calendar server. */
    public record OutlookCalendar(String exchangeUrl, String outlookUrl) {}
}
