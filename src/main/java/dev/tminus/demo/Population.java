package dev.tminus.demo;

import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import org.jspecify.annotations.Nullable;

/// Accounts, users and projects of an invented company, the same on every machine: a seeded
/// generator and no clock.
record Population(List<Account> accounts, List<User> users, List<Project> projects) {

    private static final List<String> FIRST =
            List.of(
                    "Ana",
                    "Björn",
                    "Chloé",
                    "Dmitri",
                    "Élodie",
                    "Fatima",
                    "Grzegorz",
                    "Hương",
                    "Íris",
                    "João",
                    "Katarzyna",
                    "Łukasz",
                    "María",
                    "Ngọc",
                    "Øyvind",
                    "Priya",
                    "Zoë",
                    "Søren",
                    "Tomáš",
                    "Ülkü",
                    "伟",
                    "静",
                    "敏",
                    "建国",
                    "晓明",
                    "さくら",
                    "健太",
                    "서연",
                    "민준",
                    "محمد",
                    "ليلى",
                    "יעל",
                    "דוד",
                    "Ольга",
                    "Иван",
                    "Ελένη",
                    "अनिल",
                    "O'Neil",
                    "Anne-Marie",
                    "Jo");
    private static final List<String> LAST =
            List.of(
                    "Núñez",
                    "Åkesson",
                    "Dvořák",
                    "Müller",
                    "O’Brien",
                    "Çelik",
                    "Żółć",
                    "Nguyễn",
                    "Smith",
                    "García",
                    "王",
                    "李",
                    "欧阳",
                    "佐藤",
                    "김",
                    "السعيد",
                    "כהן",
                    "Иванова",
                    "Παπαδόπουλος",
                    "शर्मा",
                    "D'Angelo",
                    "van der Berg",
                    "Ōta",
                    "Straße",
                    "Ibn Sīnā");
    private static final List<String> FIRMS =
            List.of(
                    "Harbor Steel",
                    "上海隧道工程",
                    "Ñandú Construcciones",
                    "Brücken & Söhne",
                    "北京地铁建设",
                    "Fjord Byggeri",
                    "شركة النور للبناء",
                    "בנייה ירוקה",
                    "Мостострой",
                    "Café Bâtiment",
                    "Tower 🏗️ Works",
                    "Kōbe 橋梁",
                    "Σίγμα Έργα",
                    "Delta, Inc.",
                    "\"Quoted\" Builders");
    private static final List<String> WORKS =
            List.of(
                    "Tunnel",
                    "Bridge",
                    "Hospital",
                    "学校",
                    "Gare",
                    "Стадион",
                    "Terminal 🛫",
                    "مستشفى",
                    "Depot",
                    "Kläranlage",
                    "住宅",
                    "Pier");
    private static final List<String> STATES = List.of("ACTIVE", "ACTIVE", "ACTIVE", "CLOSED");
    private static final LocalDate FIRST_DAY = LocalDate.of(2009, 3, 2);

    static Population of(long seed, int activeUsers) {
        var random = new Random(seed);
        var accounts = accounts(random, activeUsers / 12);
        return new Population(
                accounts,
                users(random, accounts, activeUsers),
                projects(random, accounts, activeUsers / 2));
    }

    private static List<Account> accounts(Random random, int count) {
        var accounts = new ArrayList<Account>();
        for (int i = 1; i <= count; i++) {
            accounts.add(
                    new Account(
                            "ACC-%05d".formatted(i),
                            pick(random, FIRMS) + " " + i,
                            random.nextInt(4) == 0 ? null : pick(random, List.of("PRO", "TEAM")),
                            day(random)));
        }
        return accounts;
    }

    private static List<User> users(Random random, List<Account> accounts, int active) {
        var users = new ArrayList<User>();
        int found = 0;
        for (int number = 1; found < active; number++) {
            var user = user(random, pick(random, accounts), number);
            users.add(user);
            found += user.active() ? 1 : 0;
        }
        return users;
    }

    private static User user(Random random, Account account, int number) {
        var domain = account.code().toLowerCase(Locale.ROOT) + ".example.test";
        return new User(
                account.code(),
                "user.%05d@%s".formatted(number, domain),
                "AD%08X".formatted(random.nextInt()),
                random.nextInt(10) == 0 ? null : Long.toString(random.nextLong(), 36),
                random.nextInt(20) == 0 ? null : pick(random, FIRST),
                pick(random, LAST),
                random.nextInt(15) != 0,
                random.nextInt(6) == 0 ? null : day(random).atTime(random.nextInt(24), 30));
    }

    private static List<Project> projects(Random random, List<Account> accounts, int count) {
        var projects = new ArrayList<Project>();
        for (int i = 1; i <= count; i++) {
            projects.add(
                    new Project(
                            pick(random, accounts).code(),
                            "PRJ-%06d".formatted(i),
                            pick(random, WORKS) + " " + i,
                            pick(random, STATES),
                            random.nextInt(5) == 0 ? null : day(random)));
        }
        return projects;
    }

    private static LocalDate day(Random random) {
        return FIRST_DAY.plusDays(random.nextInt(4_000));
    }

    private static <T> T pick(Random random, List<T> from) {
        return from.get(random.nextInt(from.size()));
    }

    /// @param code the business key that both systems know
    record Account(String code, String name, @Nullable String plan, LocalDate since) {}

    record User(
            String account,
            String email,
            String autodeskId,
            @Nullable String oxygenUid,
            @Nullable String firstName,
            String lastName,
            boolean active,
            @Nullable LocalDateTime lastLogin) {

        /// The same with other names in other systems.
        User with(String newEmail, @Nullable String newOxygenUid) {
            return new User(
                    account,
                    newEmail,
                    autodeskId,
                    newOxygenUid,
                    firstName,
                    lastName,
                    active,
                    lastLogin);
        }
    }

    record Project(
            String account, String code, String name, String state, @Nullable LocalDate begun) {}
}
