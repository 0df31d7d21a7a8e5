package dev.rollcall.stub.data;

import dev.rollcall.demo.workspace.OwnContents;
import dev.rollcall.stub.data.DataTable.MemberKind;
import dev.rollcall.stub.data.DataTable.ObjectRule;
import dev.rollcall.stub.data.OwnData.OwnCaller;
import dev.rollcall.stub.data.UnusableData.Fault;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiConsumer;
import org.bson.Document;

/**
 * Reads a consumer's own data by the table, and collects all mistakes instead of stopping at the
 * first.
 */
final class DataReader {

    private static final int MOST_FAULTS = 20;
    private static final int MOST_USERS = 10_000;
    private static final Instant CREATED = Instant.parse("2023-07-10T16:40:00.120Z");

    private final List<Fault> faults = new ArrayList<>();
    private final StoredForm stored = new StoredForm(this::add);

    private DataReader() {}

    /**
     * Reads the data.
     *
     * @throws UnusableData if there is anything wrong with them
     */
    static OwnData read(Located json) {
        DataReader reader = new DataReader();
        OwnData data = reader.data(json);
        if (!reader.faults.isEmpty()) {
            throw new UnusableData(reader.faults);
        }
        return data;
    }

    private void add(Fault fault) {
        if (faults.size() < MOST_FAULTS) {
            faults.add(fault);
        }
    }

    private OwnData data(Located json) {
        Map<String, Located> top = judged(json, DataTable.TOP);
        List<Located> users = elements(top, "users");
        List<Located> rooms = elements(top, "rooms");
        if (users.size() > MOST_USERS) {
            add(top.get("users").fault("has more than " + MOST_USERS + " users."));
        }
        List<Document> people = users.stream().map(this::user).toList();
        requireDifferent(users, "_id", "username", "freeSwitchExtension");
        List<Document> places = new ArrayList<>();
        rooms.forEach(room -> places.add(room(room, places.size())));
        List<OwnCaller> callers = callers(top, people);
        List<Document> permissions = new ArrayList<>();
        each(
                top,
                "permissions",
                MemberKind.TEXTS,
                (id, roles) -> permissions.add(OwnContents.permission(id, texts(roles))));
        List<Document> settings = new ArrayList<>();
        each(
                top,
                "settings",
                MemberKind.VALUE,
                (id, value) -> settings.add(OwnContents.setting(id, stored.of(value))));
        customFields(top).ifPresent(settings::add);
        return new OwnData(
                new OwnContents(people, places, permissions, settings), callers, users, rooms);
    }

    /** The members of an object that are of their kind. */
    private Map<String, Located> judged(Located json, ObjectRule rule) {
        Map<String, Located> good = new LinkedHashMap<>();
        if (json.object().isEmpty()) {
            add(json.fault("has to be an object."));
            return good;
        }
        json.object()
                .get()
                .forEach(
                        (name, member) -> {
                            Optional<MemberKind> kind =
                                    Optional.ofNullable(rule.members().get(name));
                            if (kind.isEmpty() && rule.closed()) {
                                String known = String.join(", ", rule.members().keySet());
                                add(member.fault("is not known; known are " + known + "."));
                                return;
                            }
                            Optional<Fault> fault = kind.flatMap(wanted -> wanted.fault(member));
                            fault.ifPresentOrElse(this::add, () -> good.put(name, member));
                        });
        rule.required().stream()
                .filter(name -> !json.object().get().containsKey(name))
                .forEach(name -> add(json.fault("has no `" + name + "`.")));
        return good;
    }

    private static List<Located> elements(Map<String, Located> top, String name) {
        return Optional.ofNullable(top.get(name)).flatMap(Located::list).orElse(List.of());
    }

    private Document user(Located json) {
        Document user =
                new Document("createdAt", CREATED)
                        .append("type", "user")
                        .append("status", "offline")
                        .append("active", true)
                        .append("roles", List.of("user"));
        user.putAll(document(json, DataTable.USER));
        return user;
    }

    private Document room(Located json, int number) {
        Document room =
                new Document("_id", "OwnRoom" + number)
                        .append("open", true)
                        .append("unread", 0)
                        .append("ts", CREATED)
                        .append("ls", CREATED);
        room.putAll(document(json, DataTable.ROOM));
        return room;
    }

    private Document document(Located json, ObjectRule rule) {
        Document document = new Document();
        judged(json, rule)
                .forEach(
                        (name, member) ->
                                document.append(
                                        name,
                                        rule.members().get(name) == MemberKind.TIME
                                                ? stored.time(member).orElseThrow()
                                                : stored.of(member)));
        return document;
    }

    private void requireDifferent(List<Located> objects, String... members) {
        for (String member : members) {
            Map<String, Located> seen = new HashMap<>();
            for (Located object : objects) {
                object.object()
                        .map(all -> all.get(member))
                        .filter(found -> found.text().isPresent())
                        .ifPresent(
                                found -> {
                                    Located first = seen.putIfAbsent(found.text().get(), found);
                                    if (first != null) {
                                        add(found.fault("is the same as " + first.path() + "."));
                                    }
                                });
            }
        }
    }

    private List<OwnCaller> callers(Map<String, Located> top, List<Document> users) {
        List<OwnCaller> callers = new ArrayList<>();
        each(
                top,
                "callers",
                MemberKind.TOKEN,
                (username, token) ->
                        users.stream()
                                .filter(user -> username.equals(user.get("username")))
                                .findFirst()
                                .ifPresentOrElse(
                                        user ->
                                                callers.add(
                                                        OwnCaller.of(
                                                                user, token.text().orElseThrow())),
                                        () -> add(token.fault("is no user name of `users`."))));
        return callers;
    }

    private Optional<Document> customFields(Map<String, Located> top) {
        each(top, "customFields", MemberKind.OBJECT, (name, declaration) -> {});
        return Optional.ofNullable(top.get("customFields"))
                .map(all -> OwnContents.setting("Accounts_CustomFields", JsonText.of(all.plain())));
    }

    private void each(
            Map<String, Located> top,
            String name,
            MemberKind kind,
            BiConsumer<String, Located> use) {
        Optional.ofNullable(top.get(name))
                .flatMap(Located::object)
                .orElse(Map.of())
                .forEach(
                        (member, value) ->
                                kind.fault(value)
                                        .ifPresentOrElse(
                                                this::add, () -> use.accept(member, value)));
    }

    private static List<String> texts(Located list) {
        return list.list().orElseThrow().stream().map(text -> text.text().orElseThrow()).toList();
    }
}
