package dev.rollcall.directory;

import dev.rollcall.visibility.VisibleUser;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;

/**
 * A part of the list of users.
 *
 * @param users as fast as they are asked for; cancelling ends the reading
 * @param bounded whether the part has a size that the request or the workspace gives
 * @param total how many there are, whatever the part; counted beside the reading
 */
public record UserPage(Multi<VisibleUser> users, boolean bounded, long offset, Uni<Long> total) {}
