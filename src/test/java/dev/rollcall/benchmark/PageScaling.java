package dev.rollcall.benchmark;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.IntFunction;

/**
 * How long a page takes in workspaces of growing size: on Rocket.Chat's own indexes, with users who
 * have no user name and without, and on ours; beside the pipeline that Rocket.Chat itself runs.
 */
final class PageScaling {

    private static final int WARM_UP = 8;
    private static final int REQUESTS = 25;
    private static final int WALKED = 200;
    private static final int PAGE = 50;

    /** A prime, so that jumps lie at all distances from the bookmarks. */
    private static final int SPREAD = 389;

    private static final String FIRST_PAGE = "first page";

    private final PageClient client = new PageClient();
    private final Map<LargeWorkspace, MeasuredServer> services = new LinkedHashMap<>();
    private final Progress progress;

    private PageScaling(Progress progress) {
        this.progress = progress;
    }

    /** A kind of page: how long it takes on a service, in a workspace of this size. */
    private interface Page {

        double milliseconds(MeasuredServer service, int size);
    }

    private Map<String, Page> pages() {
        Map<String, Page> pages = new LinkedHashMap<>();
        pages.put(
                FIRST_PAGE + ", regular caller",
                (service, size) -> client.millisecondsOfRegular(service, ""));
        pages.put(FIRST_PAGE, page(size -> ""));
        pages.put("username, descending", page(size -> parameter("sort", "{'username':-1}")));
        pages.put("by name", page(size -> parameter("sort", "{'name':1}")));
        pages.put("by createdAt", page(size -> sortedBy("createdAt")));
        pages.put("by lastLogin", page(size -> sortedBy("lastLogin")));
        pages.put("by status", page(size -> parameter("sort", "{'status':1}")));
        pages.put("email", page(size -> parameter("email", member(size).emailAddress())));
        pages.put(
                "filter by username",
                page(size -> parameter("query", "{'username':'" + member(size).username() + "'}")));
        for (int percent : new int[] {10, 50, 90}) {
            pages.put("jump to " + percent + " %", jump(percent, ""));
        }
        pages.put("jump to 50 %, descending", jump(50, parameter("sort", "{'username':-1}")));
        return pages;
    }

    private Page page(IntFunction<String> parameters) {
        return (service, size) -> client.milliseconds(service, parameters.apply(size));
    }

    /**
     * Each time elsewhere within one per cent, so that no page follows another one, and the pages
     * lie at all distances from the nearest bookmark.
     */
    private Page jump(int percent, String parameters) {
        AtomicLong asked = new AtomicLong();
        return (service, size) -> {
            long further = asked.incrementAndGet() * SPREAD % (size / 100);
            long offset = (long) size / 100 * percent + further;
            return client.milliseconds(service, "&offset=" + offset + parameters);
        };
    }

    private static String sortedBy(String field) {
        return parameter("sort", "{'" + field + "':-1}")
                + parameter("fields", "{'" + field + "':1}");
    }

    private static CrowdMember member(int size) {
        return new CrowdMember(size / 2);
    }

    private static String parameter(String name, String value) {
        return "&"
                + name
                + "="
                + URLEncoder.encode(value.replace('\'', '"'), StandardCharsets.UTF_8);
    }

    static void measure(
            BenchmarkSettings settings, List<LargeWorkspace> workspaces, Progress progress) {
        workspaces.forEach(LargeWorkspace::dropOurIndexes);
        SortedMap<Integer, Double> ours =
                on(
                        "Rocket.Chat's indexes, 1 % without a user name",
                        settings, workspaces, progress);
        named(settings, workspaces, progress);
        workspaces.forEach(LargeWorkspace::makeOurIndexes);
        on("our indexes, too", settings, workspaces, progress);
        SortedMap<Integer, Double> upstream = upstreamTimes(workspaces, progress);
        new PageTimeChart(ours, upstream).write(settings.charts());
        progress.tell("charts written to " + settings.charts());
    }

    private static void named(
            BenchmarkSettings settings, List<LargeWorkspace> workspaces, Progress progress) {
        List<LargeWorkspace> named = new ArrayList<>();
        try {
            for (LargeWorkspace workspace : workspaces) {
                int size = workspace.size();
                named.add(
                        LargeWorkspace.of(
                                size,
                                CrowdMember.NONE_NAMELESS,
                                settings.urlOfNamed(size),
                                progress));
            }
            on("Rocket.Chat's indexes, all with a user name", settings, named, progress);
        } finally {
            named.forEach(workspace -> Benchmark.finish(workspace, settings));
        }
    }

    /** Measures services that have just been started, and returns the times of the first page. */
    private static SortedMap<Integer, Double> on(
            String title,
            BenchmarkSettings settings,
            List<LargeWorkspace> workspaces,
            Progress progress) {
        PageScaling scaling = new PageScaling(progress);
        try {
            for (LargeWorkspace workspace : workspaces) {
                MeasuredServer service =
                        MeasuredServer.service(
                                "pages-" + workspace.size(), settings.jar(), workspace.url());
                scaling.services.put(workspace, service);
                service.ready("/api/v1/users.list?count=1", PageClient.CALLER);
            }
            SortedMap<Integer, Double> times = scaling.pageTimes(title);
            scaling.services.forEach(
                    (workspace, service) -> WholeWalk.measure(service, workspace.size(), progress));
            return times;
        } finally {
            scaling.services.values().forEach(MeasuredServer::close);
        }
    }

    /** Prints the medians of each kind of page, and returns those of the first page by size. */
    private SortedMap<Integer, Double> pageTimes(String title) {
        Map<String, SortedMap<Integer, Double>> medians = new LinkedHashMap<>();
        pages().forEach(
                        (kind, page) -> {
                            progress.tell("pages: " + kind);
                            medians.put(kind, medians(page));
                        });
        progress.tell("pages: a walk");
        medians.put("walk from 90 % on, a page", walks());
        print(title + ": median of a page of 50, milliseconds", medians);
        return medians.get(FIRST_PAGE);
    }

    /** The workspaces take turns, request by request. */
    private SortedMap<Integer, Double> medians(Page page) {
        Map<LargeWorkspace, List<Double>> times = new LinkedHashMap<>();
        services.keySet().forEach(workspace -> times.put(workspace, new ArrayList<>()));
        for (int request = 0; request < WARM_UP + REQUESTS; request++) {
            boolean counts = request >= WARM_UP;
            services.forEach(
                    (workspace, service) -> {
                        double time = page.milliseconds(service, workspace.size());
                        if (counts) {
                            times.get(workspace).add(time);
                        }
                    });
        }
        return medians(times);
    }

    /** Page after page; in the smallest workspace the walk begins anew at its end. */
    private SortedMap<Integer, Double> walks() {
        Map<LargeWorkspace, List<Double>> times = new LinkedHashMap<>();
        services.keySet().forEach(workspace -> times.put(workspace, new ArrayList<>()));
        for (int step = 0; step < WALKED; step++) {
            int page = step;
            services.forEach(
                    (workspace, service) -> {
                        long begin = workspace.size() / 10 * 9L;
                        long offset = begin + (long) page * PAGE % (workspace.size() - begin);
                        times.get(workspace).add(client.milliseconds(service, PAGE, offset));
                    });
        }
        return medians(times);
    }

    private static SortedMap<Integer, Double> medians(Map<LargeWorkspace, List<Double>> times) {
        SortedMap<Integer, Double> medians = new TreeMap<>();
        times.forEach((workspace, each) -> medians.put(workspace.size(), Figures.median(each)));
        return medians;
    }

    private static SortedMap<Integer, Double> upstreamTimes(
            List<LargeWorkspace> workspaces, Progress progress) {
        SortedMap<Integer, Double> times = new TreeMap<>();
        for (LargeWorkspace workspace : workspaces) {
            progress.during(
                    "running upstream's pipeline on " + workspace.size() + " users",
                    () ->
                            times.put(
                                    workspace.size(),
                                    UpstreamPipeline.medianMilliseconds(workspace.database())));
        }
        print("upstream's pipeline on the same server", Map.of(FIRST_PAGE, times));
        return times;
    }

    private static void print(String title, Map<String, SortedMap<Integer, Double>> rows) {
        System.out.printf("%n%-30s", title);
        SortedMap<Integer, Double> any = rows.values().iterator().next();
        System.out.printf("%n%-30s", "");
        any.keySet().forEach(size -> System.out.printf(Locale.ROOT, "%,12d", size));
        System.out.printf("%12s%n", "last : first");
        rows.forEach(
                (name, times) -> {
                    System.out.printf("%-30s", name);
                    times.values().forEach(time -> System.out.printf(Locale.ROOT, "%12.2f", time));
                    System.out.printf(
                            Locale.ROOT,
                            "%12.2f%n",
                            times.get(times.lastKey()) / times.get(times.firstKey()));
                });
        System.out.println();
    }
}
