package dev.rollcall.testkit;

import java.net.InetSocketAddress;
import java.util.List;
import java.util.OptionalInt;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.bson.BsonArray;
import org.bson.BsonBoolean;
import org.bson.BsonDocument;
import org.bson.BsonDouble;
import org.bson.BsonInt32;
import org.bson.BsonInt64;
import org.bson.BsonObjectId;
import org.bson.BsonString;
import org.bson.types.ObjectId;

/**
 * Plays a replica set of three members in front of one server: each has a port of its own and says
 * of itself what the test orders, so a test can hold an election whenever it wants, and as long.
 */
public final class StandInSet implements AutoCloseable {

    private static final String NAME = "stand-in";
    private static final int MEMBERS = 3;

    private final List<StandInMember> members;
    private final Set<String> forbidden = ConcurrentHashMap.newKeySet();
    private Reign reign = new Reign(OptionalInt.of(0), 1, 1);

    /**
     * Who is the primary.
     *
     * @param term how many primaries there were: a driver passes over one of an earlier term
     * @param changes how often that has changed: a driver passes over what it hears late
     */
    private record Reign(OptionalInt primary, int term, long changes) {}

    private StandInSet(InetSocketAddress server) {
        this.members =
                IntStream.range(0, MEMBERS)
                        .mapToObj(number -> new StandInMember(server, this, number))
                        .toList();
    }

    /** Three members in front of this server, of whom the first is the primary. */
    public static StandInSet before(InetSocketAddress server) {
        StandInSet set = new StandInSet(server);
        set.members.forEach(StandInMember::start);
        return set;
    }

    /** The connection string of this database by way of the members, with more options. */
    public String url(String database, String options) {
        return "mongodb://"
                + addresses().collect(Collectors.joining(","))
                + "/"
                + database
                + "?replicaSet="
                + NAME
                + options;
    }

    /** From now on there is no primary, and all members are secondaries. */
    public synchronized void stepDown() {
        change(new Reign(OptionalInt.empty(), reign.term(), reign.changes() + 1));
    }

    /** From now on this member, from 0, is the primary. */
    public synchronized void elect(int member) {
        change(new Reign(OptionalInt.of(member), reign.term() + 1, reign.changes() + 1));
    }

    private void change(Reign next) {
        reign = next;
        notifyAll();
    }

    /** From now on no member reads this collection, as if the driver's user had no right to. */
    public void forbid(String collection) {
        forbidden.add(collection);
    }

    /** Takes that back, for every collection. */
    public void allow() {
        forbidden.clear();
    }

    boolean isForbidden(String collection) {
        return forbidden.contains(collection);
    }

    /** Ends every connection to this member; new ones are refused. */
    public void kill(int member) {
        members.get(member).stop();
    }

    /** The member can be connected to again. */
    public void revive(int member) {
        members.get(member).start();
    }

    @Override
    public void close() {
        members.forEach(StandInMember::stop);
    }

    private Stream<String> addresses() {
        return members.stream().map(StandInMember::address);
    }

    synchronized boolean isPrimary(int member) {
        OptionalInt primary = reign.primary();
        return primary.isPresent() && primary.getAsInt() == member;
    }

    /** Waits until something has changed since that change, or that long. */
    synchronized void awaitChange(long since, long milliseconds) {
        long deadline = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(milliseconds);
        try {
            for (long left = milliseconds;
                    reign.changes() == since && left > 0;
                    left = TimeUnit.NANOSECONDS.toMillis(deadline - System.nanoTime())) {
                wait(left);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** What a member greets with: its server's own greeting, and what it is in the set. */
    synchronized BsonDocument greeting(BsonDocument ofTheServer, int member) {
        boolean primary = isPrimary(member);
        BsonDocument greeting = ofTheServer.clone();
        greeting.append("topologyVersion", version(member))
                .append("ismaster", BsonBoolean.valueOf(primary))
                .append("isWritablePrimary", BsonBoolean.valueOf(primary))
                .append("secondary", BsonBoolean.valueOf(!primary))
                .append("setName", new BsonString(NAME))
                .append("setVersion", new BsonInt32(1))
                .append("me", new BsonString(members.get(member).address()))
                .append("hosts", new BsonArray(addresses().map(BsonString::new).toList()));
        reign.primary()
                .ifPresent(
                        leader ->
                                greeting.append(
                                        "primary", new BsonString(members.get(leader).address())));
        if (primary) {
            greeting.append(
                    "electionId",
                    new BsonObjectId(new ObjectId(String.format("%024x", reign.term()))));
        }
        return greeting;
    }

    /** How a member refuses what the driver's user may not read. */
    static BsonDocument denial() {
        return new BsonDocument("ok", new BsonDouble(0))
                .append("errmsg", new BsonString("not authorized on chat to execute command"))
                .append("code", new BsonInt32(13))
                .append("codeName", new BsonString("Unauthorized"));
    }

    /** How a member refuses what only a primary answers. */
    synchronized BsonDocument refusal(int member) {
        return new BsonDocument("ok", new BsonDouble(0))
                .append("errmsg", new BsonString("not primary and secondaryOk=false"))
                .append("code", new BsonInt32(13435))
                .append("codeName", new BsonString("NotPrimaryNoSecondaryOk"))
                .append("topologyVersion", version(member));
    }

    private BsonDocument version(int member) {
        return new BsonDocument("processId", new BsonObjectId(members.get(member).process()))
                .append("counter", new BsonInt64(reign.changes()));
    }
}
