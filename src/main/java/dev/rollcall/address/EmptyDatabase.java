package dev.rollcall.address;

import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Reports that a database has no users, and suggests other databases of the same server. A
 * forgotten or misspelt database name shows itself only this way: nobody can log in, and nothing
 * else fails.
 */
public final class EmptyDatabase {

    /** The collections that show that a database is a Rocket.Chat workspace. */
    public static final Set<String> OF_A_WORKSPACE = Set.of("users", "rocketchat_settings");

    private static final Pattern PLAIN = Pattern.compile("[\\w.-]{1,64}");

    private EmptyDatabase() {}

    /**
     * The report, in one or two sentences for an operator.
     *
     * @param variable the environment variable with the address
     * @param workspaces the databases of the server that look like workspaces
     */
    public static String sentence(String variable, String database, List<String> workspaces) {
        String empty =
                "The database "
                        + database
                        + ", which the path of "
                        + variable
                        + (database.equals(WorkspaceAddress.DEFAULT_DATABASE)
                                ? " names or leaves out"
                                : " names")
                        + ", has no users: nobody can log in.";
        List<String> others = workspaces.stream().filter(PLAIN.asMatchPredicate()).toList();
        return others.isEmpty()
                ? empty
                : empty
                        + " These databases of its server look like a workspace's: "
                        + String.join(", ", others)
                        + ".";
    }
}
